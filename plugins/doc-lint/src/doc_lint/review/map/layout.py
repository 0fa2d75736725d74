"""Lay out the picture of a map: a box for each section, and in it a row or a square for each page.

A small site has a row with the title of each page, indented by its depth. On a large one, the pages of a long section
are folded into squares, so that the picture stays small enough to be seen at once.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from doc_lint.review.map.records import MapPage, MapSection, SiteMap

COLUMNS = 4
WIDTH = 292  # of a column
GAP = 16
ROW = 24
SQUARE = 20
HEAD = 34
PADDING = 12
INDENT = 14
_MANY_PAGES = 300  # more pages of a site than this are folded
_LONG = 20  # pages of a section that are folded on such a site
_MANY_SECTIONS = 30  # more sections in a folded one than this have no label
_STEP = 4  # by which columns grow until they have room for all lines
_TALLER = 1.15  # a box becomes wider if it would be this much taller than a column of the whole picture
_SHORTEST = 10 * ROW  # a box of this height is never made wider
_DEEPEST = 6  # deeper pages are not indented more
_UNREACHED, _DEAD_ENDS = 8 * COLUMNS, 3 * COLUMNS  # pages listed in the two boxes at the top


class Mark(Struct, frozen=True):
    """A page in the picture: a row with its title, or a square if the row has no width."""

    page: int
    x: int
    y: int
    width: int = 0


class Label(Struct, frozen=True):
    """A line of text in a box."""

    text: str
    x: int
    y: int
    width: int


class Box(Struct, frozen=True):
    """A section of the picture, or one of the lists at its top.

    Attributes:
        kind: `section`, or the list: `unreached` or `dead-ends`.
        number: Number of the section; that of a list is 0.
        count: Number of its pages.
    """

    kind: str
    number: int
    title: str
    count: int
    x: int
    y: int
    width: int
    height: int
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


class Layout(Struct, frozen=True):
    """The picture of a map."""

    width: int
    height: int
    boxes: tuple[Box, ...]


class _Line(Struct, frozen=True):
    """A line of a box: a label, a row with one page, or squares."""

    pages: tuple[int, ...] = ()
    label: str = ""
    depth: int = 0
    squares: bool = False

    @property
    def height(self) -> int:
        return SQUARE if self.squares else ROW


def layout(found: SiteMap, top: int = 0) -> Layout:
    """Return the picture of a map.

    Args:
        found: The map.
        top: Space to leave at the top.
    """
    heights = [top] * COLUMNS
    boxes = []
    if found.unreached:
        boxes.append(_list(found, "unreached", found.unreached_label, found.unreached, _UNREACHED, heights))
    contents = [_lines(found, section, folds(found, section)) for section in found.sections]
    usual = sum(line.height for lines in contents for line in lines) / COLUMNS
    for number, (section, lines) in enumerate(zip(found.sections, contents, strict=True)):
        tall = sum(line.height for line in lines)
        span = 1
        while span < COLUMNS and tall / span > max(usual * _TALLER, _SHORTEST):
            span += 1
        count = len(section.all_pages())
        boxes.append(_box("section", number, section.title, count, _columns(lines, span), heights))
    if found.dead_ends:
        boxes.append(_list(found, "dead-ends", "Dead ends", found.dead_ends, _DEAD_ENDS, heights))
    return Layout(COLUMNS * (WIDTH + GAP) - GAP, max(heights) - GAP if boxes else top, tuple(boxes))


def folds(found: SiteMap, section: MapSection) -> bool:
    """Return whether a section is folded: the picture has squares instead of titles."""
    return len(found.pages) > _MANY_PAGES and len(section.all_pages()) > _LONG


def _lines(found: SiteMap, section: MapSection, folded: bool) -> list[_Line]:
    if not folded:
        return list(_rows(found, section, 0))
    if len(section.sections) > _MANY_SECTIONS:
        return list(_squares(found, section.all_pages()))
    lines = list(_squares(found, section.pages))
    for below in section.sections:
        lines += [_Line(label=below.title), *_squares(found, below.all_pages())]
    return lines


def _rows(found: SiteMap, section: MapSection, depth: int) -> Iterator[_Line]:
    yield from (_Line((found.number[path],), depth=depth) for path in section.pages)
    for below in section.sections:
        yield _Line(label=below.title, depth=depth)
        yield from _rows(found, below, depth + 1)


def _squares(found: SiteMap, paths: Sequence[str]) -> Iterator[_Line]:
    most = (WIDTH - 2 * PADDING) // SQUARE
    for start in range(0, len(paths), most):
        yield _Line(tuple(found.number[path] for path in paths[start : start + most]), squares=True)


def _columns(lines: Sequence[_Line], number: int) -> list[list[_Line]]:
    """Divide lines into at most so many columns, as low as possible. No column ends with a label."""
    height = -(-sum(line.height for line in lines) // number)
    while len(columns := _filled(lines, height)) > number:
        height += _STEP
    return columns


def _filled(lines: Sequence[_Line], most: int) -> list[list[_Line]]:
    """Return columns of lines that are not higher than given, unless a line alone is."""
    columns: list[list[_Line]] = [[]]
    height = 0
    for line in lines:
        if height + line.height > most and any(not each.label for each in columns[-1]):
            last = [columns[-1].pop()] if columns[-1][-1].label else []
            columns.append(last)
            height = sum(each.height for each in last)
        columns[-1].append(line)
        height += line.height
    return columns


def _list(found: SiteMap, kind: str, title: str, pages: Sequence[MapPage], most: int, heights: list[int]) -> Box:
    """Return a box over the whole width that lists pages, and how many more there are."""
    shown = pages if len(pages) <= most else pages[: most - 1]
    lines = [_Line((found.number[page.path],)) for page in shown]
    if len(shown) < len(pages):
        lines.append(_Line(label=f"and {len(pages) - len(shown)} more"))
    return _box(kind, 0, title, len(pages), _columns(lines, COLUMNS), heights, span=COLUMNS)


def _box(
    kind: str,
    number: int,
    title: str,
    count: int,
    columns: Sequence[Sequence[_Line]],
    heights: list[int],
    *,
    span: int = 0,
) -> Box:
    """Place a box where the picture is shortest, and return it.

    Args:
        kind: Its kind.
        number: Its number.
        title: Its title.
        count: Number of its pages.
        columns: Its lines by column.
        heights: Height of each column of the picture so far; those of the box grow.
        span: Number of columns of the picture that the box takes; by default as many as it has.
    """
    span = span or len(columns)
    first = min(range(COLUMNS - span + 1), key=lambda start: max(heights[start : start + span]))
    x, y = first * (WIDTH + GAP), max(heights[first : first + span])
    marks: list[Mark] = []
    labels: list[Label] = []
    lowest = y + HEAD
    for index, lines in enumerate(columns):
        left, line_y = x + index * (WIDTH + GAP) + PADDING, y + HEAD
        for line in lines:
            indent = INDENT * min(line.depth, _DEEPEST)
            room = WIDTH - 2 * PADDING - indent
            if line.label:
                labels.append(Label(line.label, left + indent, line_y, room))
            elif line.squares:
                marks += (Mark(page, left + SQUARE * at, line_y) for at, page in enumerate(line.pages))
            else:
                marks.append(Mark(line.pages[0], left + indent, line_y, room))
            line_y += line.height
        lowest = max(lowest, line_y)
    height = lowest + PADDING - y
    heights[first : first + span] = [y + height + GAP] * span
    width = span * (WIDTH + GAP) - GAP
    return Box(kind, number, title, count, x, y, width, height, tuple(marks), tuple(labels))


def marks_by_page(boxes: Iterable[Box]) -> dict[int, Mark]:
    """Return the place of each page in its section."""
    return {mark.page: mark for box in boxes if box.kind == "section" for mark in box.marks}
