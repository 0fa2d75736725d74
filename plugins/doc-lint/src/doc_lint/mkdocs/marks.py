"""Find the text of a rendered page that a finding is about, so that the panel can jump to it."""

from collections.abc import Iterator

from msgspec import Struct

from doc_lint.findings import Finding
from doc_lint.site import Location, Page

_LONGEST = 200  # characters that are looked for


class Mark(Struct, frozen=True):
    """A place in a rendered page.

    Attributes:
        text: The text to look for; inline code in it may have backticks.
        after: Id of the last heading before it, or an empty string.
    """

    text: str
    after: str = ""


def mark(page: Page, finding: Finding) -> Mark | None:
    """Return where a page shows what a finding is about; `None` if that is not text of the page."""
    at = finding.location
    found = [text for where, text in _texts(page, at.line) if where.path == at.path and _covers(where, text, at)]
    links = [link.text for link in page.links if link.location == at and link.text]
    text = next((" ".join(each.split())[:_LONGEST] for each in (*links, *found) if each.strip()), "")
    before = [heading.anchor for heading in page.headings if _is_before(heading.location, at)]
    return Mark(text, before[-1] if before else "") if text else None


def _texts(page: Page, line: int) -> Iterator[tuple[Location, str]]:
    """Yield the texts of a page with their locations; of code, only the given line."""
    yield from ((heading.location, heading.text) for heading in page.headings)
    yield from ((prose.location, prose.text) for prose in page.prose)
    for block in page.code_blocks:
        lines = block.text.split("\n")
        if 0 <= line - block.location.line < len(lines):
            yield Location(block.location.path, line), lines[line - block.location.line]


def _covers(where: Location, text: str, at: Location) -> bool:
    return where.line <= at.line <= where.line + text.count("\n")


def _is_before(where: Location, at: Location) -> bool:
    return where.path == at.path and where.line <= at.line
