"""Draw the picture of a map as SVG. It needs neither scripts nor fonts, and the same map gives the same bytes."""

import html
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

from doc_lint.reporters.printable import printable
from doc_lint.reporters.text import count
from doc_lint.review.map.layout import (
    PADDING,
    Box,
    Label,
    Layout,
    Mark,
    layout,
    marks_by_page,
)
from doc_lint.review.map.records import MapPage, SiteMap

FARTHEST = 5  # pages this many clicks away and farther ones have the same colour
_SIZE = 18  # of a mark
_LEGEND, _HEADER = 40, 56  # heights
_BOLD = 1.12  # how much wider than others bold letters are
_JOINS = 200  # lines between pages that have much of the same text
_LONGEST = 400  # characters of a title that are looked at
_NOT_XML = re.compile("[\ufffe\uffff]")
_NARROW = frozenset(" .,:;|!'`\"()[]{}/\\-ijlftrI1")


def draw(found: SiteMap, *, standalone: bool = False) -> str:
    """Return the picture.

    Args:
        found: The map.
        standalone: Whether it is a file with a heading, in which pages link to the published ones. Otherwise, it is
            for the document that `html` writes, in which they link to their rows.
    """
    header = _HEADER if standalone else 0
    picture = layout(found, header + _LEGEND)
    style = files("doc_lint.review.map").joinpath("picture.css").read_text("utf-8")
    title = f"Map of {escape(found.site)}"
    named = (
        f'role="img" aria-labelledby="map-title map-summary" xmlns="http://www.w3.org/2000/svg"><title id="map-title">'
        f'{title}</title><desc id="map-summary">{escape(summary(found))}</desc>'
        if standalone
        else 'role="group" aria-label="Picture of the site">'
    )
    return "\n".join(
        (
            f'<svg class="site-map" width="{picture.width}" height="{picture.height + 1}" '
            f'viewBox="0 0 {picture.width} {picture.height + 1}" {named}',
            f"<style>\n{style}</style>",
            *(_heading(title, summary(found)) if standalone else ()),
            f'<g transform="translate(0 {header})">{"".join(_legend(found))}</g>',
            *map(_back, picture.boxes),
            *_joins(found, picture),
            *("".join(_content(found, box, standalone=standalone)) for box in picture.boxes),
            "</svg>\n",
        )
    )


def escape(text: str) -> str:
    """Return text for HTML and XML, in which no character has a meaning or is invisible."""
    return html.escape(_NOT_XML.sub("\ufffd", printable(text)))


def prose(text: str) -> str:
    """Return text for HTML in which what is between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def summary(found: SiteMap) -> str:
    """Return what the map shows as a sentence without a full stop."""
    pages = count(len(found.pages), "page")
    start = ", ".join(found.starts[:3]) + (f" and {len(found.starts) - 3} more" if len(found.starts) > 3 else "")
    far = len(found.unreached)
    parts = [f"{f'{far} without a known link' if found.unknown else f'{far} not reached'} from {start}"]
    parts = parts if far else [f"all reached from {start}"]
    parts = parts if found.starts else ["clicks are not counted, because there is no home page"]
    parts += [count(len(found.dead_ends), "dead end")] * bool(found.dead_ends)
    parts += [f"{count(len(found.copies), 'pair')} of near-duplicates"] * bool(found.copies)
    return f"{pages}: {', '.join(parts)}"


def distance(found: SiteMap, page: MapPage) -> str:
    """Return how far away a page is, in words."""
    if page.clicks is None:
        return found.unreached_label.lower() if found.starts else "not counted"
    return count(page.clicks, "click") if page.clicks else "start page"


def _heading(title: str, text: str) -> Iterator[str]:
    yield f'<text class="map-title" x="0" y="24">{title}</text>'
    yield f'<text class="map-note" x="0" y="46">{escape(text)}</text>'


def _legend(found: SiteMap) -> Iterator[str]:
    farthest = max((page.clicks for page in found.pages if page.clicks is not None), default=0)
    entries = [(_square(str(far), f"far-{far}"), _words(far)) for far in range(min(farthest, FARTHEST - 1) + 1)]
    entries += [(_square(f"{FARTHEST}+", f"far-{FARTHEST}"), "or more clicks")] * (farthest >= FARTHEST)
    entries = entries if found.starts else []
    entries += [(_square("×", "far-none"), found.unreached_label.lower())] * bool(found.unreached)
    entries += [(_dead_end(9, 9), "dead end")] * bool(found.dead_ends)
    entries += [(_copied(9, 9), "near-duplicates")] * bool(found.copies)
    x = 0
    for sign, text in entries:
        yield f'<g transform="translate({x} 0)">{sign}<text class="map-note" x="25" y="14">{text}</text></g>'
        x += 25 + int(_width(text)) + 22


def _words(clicks: int) -> str:
    return "start page" if not clicks else "click" if clicks == 1 else "clicks"


def _square(text: str, name: str) -> str:
    return (
        f'<g class="mark {name}"><rect width="{_SIZE}" height="{_SIZE}" rx="4"/>'
        f'<text class="digit" x="{_SIZE // 2}" y="{_SIZE // 2 + 4}">{text}</text></g>'
    )


def _dead_end(x: int, y: int) -> str:
    """Return an arrow that ends at a wall."""
    return f'<path class="sign" d="M{x - 6} {y}h9m-4 -4l4 4l-4 4m6 -9v10"/>'


def _copied(x: int, y: int) -> str:
    return f'<text class="sign-text" x="{x}" y="{y + 5}">≈</text>'


def _back(box: Box) -> str:
    return (
        f'<rect class="box {box.kind}" x="{box.x + 0.5}" y="{box.y + 0.5}" width="{box.width - 1}" '
        f'height="{box.height}" rx="8"/>'
    )


def _content(found: SiteMap, box: Box, *, standalone: bool) -> Iterator[str]:
    room = box.width - 2 * PADDING - 70
    title = f'<text class="box-title" x="{box.x + PADDING}" y="{box.y + 22}">{fitting(box.title, room / _BOLD)}</text>'
    is_section = box.kind == "section"
    yield f'<a href="#map-s{box.number}">{title}</a>' if is_section and not standalone else title
    right = box.x + box.width - PADDING
    yield f'<text class="box-count" x="{right}" y="{box.y + 22}">{count(box.count, "page")}</text>'
    yield from map(_label, box.labels)
    yield from (_mark(found, mark, is_place=is_section, standalone=standalone) for mark in box.marks)


def _label(label: Label) -> str:
    return f'<text class="label" x="{label.x}" y="{label.y + 16}">{fitting(label.text, label.width / _BOLD)}</text>'


def _mark(found: SiteMap, mark: Mark, *, is_place: bool, standalone: bool) -> str:
    page = found.pages[mark.page]
    far = _class(found, page)
    digit = "×" if far == "none" else "" if page.clicks is None else str(page.clicks)
    x, y = mark.x, mark.y + 2
    signs, room = "", float(mark.width - 26)
    if mark.width:
        for applies, sign in ((not page.links, _dead_end), (page.copies, _copied)):
            if applies:
                signs += sign(x + int(room) + 16, mark.y + 12)
                room -= 20
    elif not page.links:
        signs = f'<path class="sign wall" d="M{x + 3} {y + _SIZE - 2}h{_SIZE - 6}"/>'
    room /= _BOLD if far == "none" else 1
    title = f'<text class="name" x="{x + 24}" y="{y + 14}">{fitting(page.title, room)}</text>' if mark.width else ""
    inner = (
        f"<title>{escape(page.title)} ({escape(page.path)}): {', '.join(_facts(found, page))}</title>"
        f'<rect x="{x}" y="{y}" width="{_SIZE}" height="{_SIZE}" rx="4"/>'
        f'<text class="digit" x="{x + _SIZE // 2}" y="{y + 13}">{digit}</text>{title}{signs}'
    )
    if standalone:
        group = f'<g class="mark far-{far}">{inner}</g>'
        return f'<a href="{escape(page.url)}">{group}</a>' if page.url else group
    to = f' data-to="{" ".join(str(found.number[path]) for path in page.links)}"' if is_place else ""
    skip = "" if mark.width else ' tabindex="-1"'
    return f'<a class="mark far-{far}" href="#map-p{mark.page}" data-page="{mark.page}"{to}{skip}>{inner}</a>'


def _class(found: SiteMap, page: MapPage) -> str:
    if page.clicks is None:
        return "none" if found.starts else "unknown"
    return str(min(page.clicks, FARTHEST))


def _facts(found: SiteMap, page: MapPage) -> Iterator[str]:
    yield distance(found, page)
    yield from ["dead end"] * (not page.links)
    yield from ["near-duplicate"] * bool(page.copies)


def _joins(found: SiteMap, picture: Layout) -> Iterator[str]:
    """Yield a curve between each two pages that have much of the same text."""
    places = marks_by_page(picture.boxes)
    for here, there in found.copies[:_JOINS]:
        (x, y), (to_x, to_y) = ((places[each].x + _SIZE // 2, places[each].y + 11) for each in (here, there))
        bend = 40 if x == to_x else 0
        middle = f"{(x + to_x) // 2 - bend} {(y + to_y) // 2 - (0 if bend else 30)}"
        yield f'<path class="join" d="M{x} {y}Q{middle} {to_x} {to_y}"/>'


def fitting(text: str, room: float) -> str:
    """Return text, escaped. Where it is probably wider than the room in pixels, its middle is left out."""
    shown = _NOT_XML.sub("\ufffd", printable(text))[:_LONGEST]
    if _width(shown) > room:
        while shown and _width(shown) > room - _advance("…"):
            middle = (len(shown) - 1) // 2
            shown = shown[:middle] + shown[middle + 1 :]
        middle = len(shown) // 2
        shown = f"{shown[:middle].rstrip()}…{shown[middle:].lstrip()}"
    return html.escape(shown)


def _width(text: str) -> float:
    """Return the width of text of 13 pixels in the widest of usual fonts, about."""
    return sum(map(_advance, text))


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 13.5
    if letter in _NARROW:
        return 5
    return 9.5 if letter.isupper() or letter in "mw@%…" else 8
