"""Positions in a text: offsets here, lines and code units in an editor."""

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol.types import Position, Range

from doc_lint.site import Location

Units = Callable[[str], int]
"""Returns the length of a string in the code units of the editor, most often those of UTF-16."""

_LINE_END = re.compile(r"\r\n|\r|\n")


class Text:
    """The text of a file.

    Args:
        text: The text.
        units: The code units of the editor.
    """

    def __init__(self, text: str, units: Units):
        self.text = text
        self._units = units
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._ends = [*(end.start() for end in _LINE_END.finditer(text)), len(text)]

    def line(self, number: int) -> tuple[int, int]:
        """Return the first offset of a line, from 1, and the offset of its line break; of the last line if none."""
        index = min(number, len(self._starts)) - 1
        return self._starts[index], self._ends[index]

    def line_at(self, offset: int) -> int:
        """Return the number of the line, from 1, that contains an offset."""
        return bisect_right(self._starts, offset)

    def start_of(self, where: Location) -> int:
        """Return the offset of a location in this file. Editors and columns do not count a byte order mark."""
        start, end = self.line(where.line)
        mark = where.line == 1 and self.text.startswith("\ufeff")
        return min(start + mark + where.column - 1, end)

    def offset(self, position: Position) -> int:
        """Return the offset of a position. One after the end of its line is that end, as in the protocol."""
        start, end = self.line(position.line + 1)
        left = position.character
        while start < end and left > 0:
            left -= self._units(self.text[start])
            start += 1
        return start

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        number = self.line_at(offset)
        return Position(number - 1, self._units(self.text[self._starts[number - 1] : offset]))

    def range(self, start: int, end: int) -> Range:
        """Return the range between two offsets."""
        return Range(self.position(start), self.position(end))
