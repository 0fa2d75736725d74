"""Map byte offsets in the expanded text of a page to its source files."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, count, pairwise
from operator import add

from doc_lint.site import Location
from doc_lint.sources.markdown.includes import Line, LinesOfFile


class SourceMap:
    """The expanded text of a page, with the origin of each line.

    Args:
        text: The text.
        origins: The origin of each line.

    Attributes:
        data: The text in UTF-8. Offsets are in bytes of it.
    """

    def __init__(self, text: str, origins: Sequence[Line]):
        self.data = text.encode()
        self._origins = origins
        file = origins if isinstance(origins, LinesOfFile) else None
        self._lines = (file.path, file.numbers.start, file.removed) if file else None
        self._is_ascii = len(self.data) == len(text)
        self._line_starts: list[int] = [0, *map(add, accumulate(map(len, self.data.split(b"\n"))), count(1))]

    def at(self, offset: int) -> Location:
        """Return the location of an offset in the source files."""
        index = bisect_right(self._line_starts, offset) - 1
        start = self._line_starts[index]
        column = offset - start if self._is_ascii else len(self.text(start, offset))
        if self._lines is not None:
            path, first, removed = self._lines
            return Location(path, first + index, column + removed.get(index, 0) + 1)
        origin = self._origins[index]
        return Location(origin.path, origin.number, max(column + origin.removed, 0) + 1)

    def text(self, start: int, end: int) -> str:
        """Return the text between two offsets."""
        return self.data[start:end].decode(errors="replace")

    def line_start(self, offset: int, after: int = 0) -> int:
        """Return where the line of an offset starts, or a later line.

        Args:
            offset: The offset.
            after: Number of lines after it.
        """
        return self._line_starts[bisect_right(self._line_starts, offset) - 1 + after]

    def rest_of_line(self, offset: int) -> str:
        """Return the text from an offset to the end of its line."""
        end = self.data.find(b"\n", offset)
        return self.text(offset, end if end >= 0 else len(self.data))

    def jumps(self, offset: int, lines: int) -> tuple[tuple[int, Location], ...]:
        """Return which of the lines from an offset do not follow the previous line in the same file.

        Args:
            offset: An offset in the first line.
            lines: Number of lines.

        Returns:
            The number of each such line, from 1, with its location.
        """
        first = bisect_right(self._line_starts, offset) - 1
        origins = self._origins[first : first + lines]
        return tuple(
            (number, Location(origin.path, origin.number, max(origin.removed, 0) + 1))
            for number, (above, origin) in enumerate(pairwise(origins), 2)
            if (origin.path, origin.number) != (above.path, above.number + 1)
        )
