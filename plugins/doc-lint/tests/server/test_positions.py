"""Offsets in a text, and positions in an editor."""

import pytest
from lsprotocol.types import Position

from doc_lint.server.positions import Text
from doc_lint.site import Location


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


TEXT = Text("\ufeff# É\r\n\n🛒 [a](b.md)\rend", utf16)


@pytest.mark.parametrize(
    ("offset", "line", "character"),
    [(0, 0, 0), (3, 0, 3), (6, 1, 0), (7, 2, 0), (8, 2, 2), (9, 2, 3), (20, 3, 1), (21, 3, 2)],
)
def test_offsets_and_positions_agree(offset: int, line: int, character: int) -> None:
    assert TEXT.position(offset) == Position(line, character)
    assert TEXT.offset(Position(line, character)) == offset


def test_positions_outside_are_at_the_next_place_inside() -> None:
    assert TEXT.offset(Position(0, 99)) == 4
    assert TEXT.offset(Position(99, 99)) == len(TEXT.text)
    assert TEXT.offset(Position(2, 1)) == 8  # inside of the cart, which has two code units


def test_locations_count_characters_without_the_mark_at_the_start() -> None:
    assert TEXT.start_of(Location("a.md", 1, 3)) == 3
    assert TEXT.start_of(Location("a.md", 3, 3)) == 9
    assert TEXT.start_of(Location("a.md", 3, 99)) == 18
    assert TEXT.start_of(Location("a.md", 99, 1)) == 19


def test_only_line_breaks_of_editors_end_a_line() -> None:
    assert Text("a\u2028b\x0bc\nd", utf16).position(6) == Position(1, 0)
