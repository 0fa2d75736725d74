"""Fixes of findings: new targets of links, in the text of a page."""

import re
from collections.abc import Iterable
from posixpath import dirname, relpath
from urllib.parse import urlsplit

from doc_lint.findings import Edit
from doc_lint.site import Link, Page

_PLAIN = re.compile(r"[\w./+-]+")  # a path that needs no escape in a Markdown link
_TEXT_PART = re.compile(r"\\.|(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|[^\\`\[\]]+|`+", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n")


def retarget(page: Page, link: Link, path: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link of Markdown lead to a file of the docs folder.

    There is none if it is uncertain: for links in a file that the page includes, which other pages may include as well,
    for raw HTML, and for paths that need an escape.

    Args:
        page: The page.
        link: The link, whose query and fragment are kept.
        path: Path of the file in the docs folder.
    """
    new = relpath(path, dirname(page.path) or ".")
    parts = urlsplit(link.target)
    if link.kind != "body" or link.location.path != page.location.path or not _PLAIN.fullmatch(new) or parts.query:
        return ()
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return (Edit(location=link.location, old=link.target, new=f"{new}{fragment}"),)


def fix(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Return a text with edits made, and their number.

    An edit is left out if the text at its location is not a link with the old target, as after another change, or if
    the target is in a definition elsewhere.

    Args:
        text: The text of a file, with its line endings.
        edits: The edits.
    """
    found = places(text, edits)
    for at in sorted(found, reverse=True):
        text = text[:at] + found[at].new + text[at + len(found[at].old) :]
    return text, len(found)


def places(text: str, edits: Iterable[Edit]) -> dict[int, Edit]:
    """Return the edits that can be made in a text, by the offset of the target that each one replaces."""
    mark = text.startswith("\ufeff")
    lines = [int(mark), *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    found: dict[int, Edit] = {}
    for edit in edits:
        if edit.location.line <= len(lines):
            start = lines[edit.location.line - 1] + edit.location.column - 1
            place = target_of_link(text, start, edit.old)
            if place is not None:
                found[place] = edit
    return found


def target_of_link(text: str, start: int, target: str) -> int | None:
    """Return where the target of the link at a place begins; `None` if there is no such link."""
    blank = _BLANK_LINE.search(text, start)
    end = blank.start() if blank else len(text)
    at, depth = start, 0
    while at < end:
        part = _TEXT_PART.match(text, at, end)
        if part:
            at = part.end()
            continue
        depth += 1 if text[at] == "[" else -1
        at += 1
        if depth == 0:
            break
    if depth or not text.startswith("[", start):
        return None
    whole = re.compile(rf"\(\s*<?{re.escape(target)}(?=[\s)>])")
    found = whole.match(text, at, end)
    return found.end() - len(target) if found else None
