"""Where the boxes and pages of the picture are."""

from collections import Counter
from itertools import combinations

import pytest

from doc_lint.review.map.layout import Box, Layout, Mark, folds, layout, marks_by_page
from doc_lint.review.map.records import MapPage, MapSection, SiteMap
from tests.review.map.conftest import Make

SIZES = [(1,), (2, 3), (40, 3, 5, 1), (3, 200, 4), (12,) * 12, (150, 150, 1), (7, 2, 900, 30, 400), (2,) * 200]


def touches(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def inside(mark: Mark, box: Box, size: int) -> bool:
    wide = box.x <= mark.x and mark.x + (mark.width or size) <= box.x + box.width
    return wide and box.y < mark.y and mark.y + size <= box.y + box.height


@pytest.mark.parametrize("sizes", SIZES)
def test_boxes_do_not_touch_and_pages_are_in_their_box(made: Make, sizes: tuple[int, ...]) -> None:
    found = layout(made(*sizes), top=30)
    assert not [pair for pair in combinations(found.boxes, 2) if touches(*pair)]
    for box in found.boxes:
        assert box.y >= 30
        assert all(inside(mark, box, 20) for mark in box.marks)
        assert (box.x + box.width <= found.width, box.y + box.height <= found.height) == (True, True)


@pytest.mark.parametrize("sizes", SIZES)
def test_every_page_is_in_its_section_once(made: Make, sizes: tuple[int, ...]) -> None:
    boxes = [box for box in layout(made(*sizes)).boxes if box.kind == "section"]
    assert [box.count for box in boxes] == list(sizes)
    marks = [mark for box in boxes for mark in box.marks]
    assert sorted(mark.page for mark in marks) == list(range(sum(sizes)))
    assert len({(mark.x, mark.y) for mark in marks}) == len(marks)


def test_pages_that_are_not_reached_are_the_first_box_and_dead_ends_the_last(made: Make) -> None:
    found = layout(made(3, 2))
    assert [(box.kind, [mark.page for mark in box.marks]) for box in found.boxes] == [
        ("unreached", [4]),
        ("section", [0, 1, 2]),
        ("section", [3, 4]),
        ("dead-ends", [3, 4]),
    ]


def test_lists_at_the_top_are_short() -> None:
    paths = [f"{number}.md" for number in range(100)]
    pages = tuple(MapPage(path=path, title=path, clicks=None if number else 0) for number, path in enumerate(paths))
    found = SiteMap(starts=("0.md",), sections=(MapSection(title="A", pages=tuple(paths)),), pages=pages)
    first, _, last = layout(found).boxes
    assert (len(first.marks), [label.text for label in first.labels]) == (31, ["and 68 more"])
    assert (len(last.marks), [label.text for label in last.labels]) == (11, ["and 89 more"])


@pytest.mark.parametrize(("pages", "highest"), [(22, 6), (5, 2), (4, 1), (25, 7)])
def test_no_column_of_a_list_is_higher_than_it_has_to_be(pages: int, highest: int) -> None:
    paths = tuple(f"{number}.md" for number in range(pages))
    unreached = tuple(MapPage(path=path, title=path, clicks=None, links=("0.md",)) for path in paths)
    first, *_ = layout(
        SiteMap(starts=("home.md",), sections=(MapSection(title="A", pages=paths),), pages=unreached)
    ).boxes
    assert max(Counter(mark.x for mark in first.marks).values()) == highest


def test_long_sections_of_a_large_site_are_folded_into_squares(made: Make) -> None:
    found = made(21, 20, 300)
    assert [folds(found, section) for section in found.sections] == [True, False, True]
    sections = [box for box in layout(found).boxes if box.kind == "section"]
    assert [all(mark.width == 0 for mark in box.marks) for box in sections] == [True, False, True]
    assert not any(folds(small, section) for small in (made(150, 150),) for section in small.sections)


def test_a_picture_of_2000_pages_is_a_few_screens_high(made: Make) -> None:
    assert layout(made(*[100] * 20)).height < 1500
    assert layout(made(2000)).height < 1500


def nested(number: int) -> SiteMap:
    """Return the map of a section with sections of two pages each."""
    below = tuple(MapSection(title=f"S{each}", pages=(f"{each}/a", f"{each}/b")) for each in range(number))
    top = MapSection(title="Top", sections=below)
    return SiteMap(sections=(top,), pages=tuple(MapPage(path=path, title=path, clicks=1) for path in top.all_pages()))


def labels(found: Layout) -> list[str]:
    return [label.text for box in found.boxes if box.kind == "section" for label in box.labels]


def test_sections_in_a_section_have_a_label_unless_there_are_too_many() -> None:
    assert labels(layout(nested(3))) == ["S0", "S1", "S2"]
    assert labels(layout(nested(200))) == []


def test_deeper_pages_are_farther_to_the_right() -> None:
    third = MapSection(title="C", pages=("c",))
    second = MapSection(title="B", pages=("b",), sections=(third,))
    found = SiteMap(
        sections=(MapSection(title="A", pages=("a",), sections=(second,)),),
        pages=tuple(MapPage(path=path, title=path, clicks=1, links=("a", "b")) for path in "abc"),
    )
    marks = marks_by_page(layout(found).boxes)
    assert marks[0].x < marks[1].x < marks[2].x
