"""Correct the parts of a page that Python-Markdown must read, and leave the rest as the fast reader read it."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from doc_lint.site import Location, Page
from doc_lint.sources.html.page import HtmlPage
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.exact.corrected import corrected, prose
from doc_lint.sources.markdown.includes import Line, LinesOfFile
from doc_lint.sources.markdown.sure.parts import Parts, unsure_parts
from doc_lint.time_limit import TimeLimitError

_FIELDS = ("links", "images", "anchors", "code_blocks", "code_spans", "undefined")
_TABS = "__tabbed_"


def corrected_page(page: Page, text: str, origins: Sequence[Line], dialect: Dialect) -> Page:
    """Return a page as Python-Markdown reads it, which is given no more of it than it must read.

    Args:
        page: What the fast reader made of the page.
        text: The body of the page, with its includes.
        origins: Where each of its lines comes from.
        dialect: The Markdown dialect of the site.
    """
    if dialect.exact is None:
        return replace(page, is_unsure=True)
    parts = unsure_parts(text, dialect)
    if parts and not _can_be_parts(parts, origins):
        parts = None
    try:
        html = dialect.exact.read(parts.text if parts else text)
    except TimeLimitError:
        return replace(page, is_unsure=True)
    if html is None:
        return page
    return _with_parts(page, html, parts, origins) if parts else corrected(page, html, text, origins)


def _can_be_parts(parts: Parts, origins: Sequence[Line]) -> bool:
    """Return whether no line of a file is both in the parts and in the rest, as one that is included twice may be."""
    if isinstance(origins, LinesOfFile):
        return True
    numbers = frozenset(parts.lines)
    inside = {(origins[number].path, origins[number].number) for number in numbers}
    return not any((each.path, each.number) in inside for n, each in enumerate(origins) if n not in numbers)


def _with_parts(page: Page, html: HtmlPage, parts: Parts, origins: Sequence[Line]) -> Page:
    """Return a page in which some parts are as in their HTML.

    Args:
        page: What the fast reader made of the page.
        html: What Python-Markdown made of the parts. All headings are in them.
        parts: The parts.
        origins: Where each line of the body comes from.
    """
    places = [origins[number] for number in parts.lines]
    lines = {(place.path, place.number) for place in places}
    inside, merged = dict[str, tuple[Any, ...]](), dict[str, tuple[Any, ...]]()
    for name in _FIELDS:
        inside[name] = tuple(each for each in getattr(page, name) if _line(each.location) in lines)
    fixed = corrected(replace(page, **inside), html, parts.text, places)
    for name in _FIELDS:
        rest = (each for each in getattr(page, name) if _line(each.location) not in lines)
        merged[name] = tuple(sorted((*rest, *getattr(fixed, name)), key=attrgetter("location")))
    # The number of a tab depends on the tabs above it.
    merged["anchors"] = tuple(each for each in merged["anchors"] if not each.name.startswith(_TABS))
    return replace(
        page,
        headings=fixed.headings,
        prose=tuple(prose(page, fixed.headings, merged["code_blocks"])),
        has_numbered_tabs=page.has_numbered_tabs or any(each.startswith(_TABS) for each in html.ids),
        **merged,
    )


def _line(where: Location) -> tuple[str, int]:
    return where.path, where.line
