"""Insert the files that `--8<--` markers include, as pymdownx.snippets does, and collect missing ones.

This happens before the Markdown is parsed, so markers in code blocks count, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from posixpath import abspath, dirname, isabs, join, normpath
from types import MappingProxyType
from typing import overload

from msgspec import Struct

from doc_lint.site import Include, Location, MissingInclude
from doc_lint.sources import SourceError

ReadFile = Callable[[str], bytes | None]

_MARKER = re.compile(r"""(?P<indent>[ \t]*)(?P<escape>;*)-+8<-+(?:[ \t]+(?P<name>"(?:\\"|[^"])+"|'(?:\\'|[^'])+'))?""")
_SECTION_MARK = re.compile(
    r"(?P<escape>(?<!;);+|(?<![;-]))-+8<-+[ \t]+"
    r"\[[ \t]*(?P<kind>start|end)[ \t]*:[ \t]*(?P<name>[a-z][\w-]*)[ \t]*\]",
    re.I | re.A,
)
_NUMBERS = r"-?[0-9]*(?::-?[0-9]*)?"
_RANGES = re.compile(f":{_NUMBERS}(?:,(?=[-0-9:]){_NUMBERS})*")
_SECTION = re.compile(r":[a-z][\w-]*", re.I | re.A)
_TAB = 4  # Python-Markdown's
_NESTING = 100
_DIGITS = 18  # of a line number; no file has more lines


class Line(Struct, frozen=True, gc=False):
    """The origin of a line of the expanded text, and how many characters were removed from its start."""

    path: str
    number: int
    removed: int = 0


class LinesOfFile(Sequence[Line]):
    """Consecutive lines of one file. Most pages include nothing, and need no list of lines.

    Attributes:
        path: The file.
        numbers: The numbers of the lines.
        removed: How many characters were removed from the start of lines, by index.
    """

    def __init__(self, path: str, numbers: range, removed: Mapping[int, int] = MappingProxyType({})):
        self.path = path
        self.numbers = numbers
        self.removed = removed

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self.numbers)))]
        number = self.numbers[index]
        return Line(self.path, number, self.removed.get(number - self.numbers.start, 0))


Pairs = list[tuple[str, Line]]


class Includes:
    """Inserts files into one page.

    Args:
        folders: Folders to look up files in, in this order, relative to the root. One can also be a file.
        read: Returns the content of a file by its path relative to the root.
        restricted: Whether files outside the folders can't be included.

    Attributes:
        missing: What was not found so far.
        found: The files that were included so far.
    """

    def __init__(self, folders: tuple[str, ...], read: ReadFile, *, restricted: bool = True):
        self.folders = folders
        self.read = read
        self.restricted = restricted
        self.missing: list[MissingInclude] = []
        self.found: list[Include] = []
        self._marker = Location("")

    def expand(
        self, lines: Iterable[tuple[str, Line]], above: tuple[str, ...] = (), *, is_section: bool = False
    ) -> Iterator[tuple[str, Line]]:
        """Yield the lines of a page or of an included file, with the files that they include.

        Args:
            lines: The lines.
            above: The included files that contain these lines, outermost first.
            is_section: Whether the lines are a section of a file. Marks of other sections in it are text.
        """
        block: Line | None = None
        before = 0
        for line, origin in lines:
            marker = _MARKER.fullmatch(line) if "8<-" in line else None
            if marker and marker["escape"]:
                yield line.replace(";", "", 1), origin
            elif marker and marker["name"]:
                if block is None:  # in a block, this form is dropped
                    yield from self._include(marker["name"][1:-1].strip(), marker["indent"], origin, above)
            elif marker:
                block, before = None if block else origin, len(self.missing)
            elif block and not line.strip():
                yield "", origin
            elif block:
                indent = line[: len(line) - len(line.lstrip(" \t"))]
                yield from self._include(line.strip(), indent, origin, above)
            elif is_section or "8<-" not in line:
                yield line, origin
            else:
                mark = _SECTION_MARK.search(line)
                if mark is None or mark["escape"]:
                    yield line.replace(";", "", 1) if mark else line, origin
        if block:
            self._merge_open_block(block, before)

    def _include(self, name: str, indent: str, origin: Line, above: tuple[str, ...]) -> Iterator[tuple[str, Line]]:
        file, ranges, section = _split(name)
        if name.startswith(";"):
            return
        if file.lower().startswith(("https://", "http://")):
            yield "", origin
            return
        where = Location(origin.path, origin.number, len(indent) + 1)
        try:
            path, data, tried = self._find(file)
        except SourceError as error:
            raise SourceError(f"{origin.path}:{origin.number}: includes {error}") from None
        if data is None:
            self.missing.append(MissingInclude(file, where, tried))
            return
        if path in above:
            return
        if len(above) == _NESTING:
            raise SourceError(f"{origin.path}:{origin.number}: includes are nested more than {_NESTING} deep")
        self._marker = self._marker if above else where
        self.found.append(Include(path, self._marker))
        pairs = [(line, Line(path, number)) for number, line in enumerate(_lines(data), 1)]
        if ranges:
            pairs = [pair for part in ranges.split(",") for pair in pairs[_slice(part, len(pairs))]]
        elif section and pairs:
            part = _section(pairs, section)
            if part is None:
                self.missing.append(MissingInclude(file, where, (path,), section, _sections(pairs)))
            pairs = part or []
        indent = indent.expandtabs(_TAB)
        for text, line in self.expand(pairs, (*above, path), is_section=bool(section)):
            yield indent + text, Line(line.path, line.number, line.removed - len(indent))

    def _find(self, file: str) -> tuple[str, bytes | None, tuple[str, ...]]:
        """Return the path and the content of a file; if it is missing, the paths that were tried."""
        tried = []
        for folder in self.folders if file else ():
            path = normpath(join(folder, file))
            outside = path.startswith("../") if folder == "." else not path.startswith(f"{folder}/")
            if isabs(file):  # pymdownx resolves the folders against the working directory
                outside = not path.startswith(f"{abspath(folder)}/")
            if not (outside and self.restricted):
                tried.append(path)
                data = self.read(path)
                if data is not None:
                    return path, data, ()
            if normpath(join(dirname(folder), file)) == folder:
                data = self.read(folder)
                if data is not None:
                    return folder, data, ()
        return "", None, tuple(dict.fromkeys(tried))

    def _merge_open_block(self, block: Line, before: int) -> None:
        """Report a block without an end once. The rest of the page is read as names of files."""
        lost = self.missing[before:]
        if lost:
            where = Location(block.path, block.number)
            self.missing[before:] = [MissingInclude(lost[0].file, where, lost[0].tried, open_lines=len(lost))]


def _split(name: str) -> tuple[str, str, str]:
    """Return the parts of `file`, `file:first:last,first:last` or `file:section`."""
    for colon in re.finditer(":", name):
        file, part = name[: colon.start()].strip(), name[colon.start() :]
        if _RANGES.fullmatch(part):
            return file, part[1:], ""
        if _SECTION.fullmatch(part):
            return file, "", part[1:]
    return name, "", ""


def _lines(data: bytes) -> list[str]:
    text = data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n") if text else []


def _slice(part: str, total: int) -> slice:
    """Return the slice for `first:last`. A negative number counts from the end."""
    first, _, last = part.partition(":")
    start = int(first[:_DIGITS]) if first.strip("-") else 1
    end = int(last[:_DIGITS]) if last.strip("-") else total
    return slice(max(total + start, 0) if start < 0 else max(start - 1, 0), max(total + 1 + end, 0) if end < 0 else end)


def _section(pairs: Pairs, name: str) -> Pairs | None:
    """Return the lines of a section; `None` if the file has no section of that name."""
    chosen: Pairs | None = None
    for line, origin in pairs:
        mark = _SECTION_MARK.search(line) if "8<-" in line else None
        if mark is None or mark["escape"]:
            if chosen is not None:
                chosen.append((line.replace(";", "", 1) if mark else line, origin))
        elif mark["name"] == name:
            if mark["kind"] != "start":
                break
            chosen = chosen or []
    return chosen


def _sections(pairs: Pairs) -> tuple[str, ...]:
    marks = (_SECTION_MARK.search(line) for line, _ in pairs)
    return tuple(dict.fromkeys(mark["name"] for mark in marks if mark and mark["kind"] == "start"))
