"""Put into a page what its `--8<--` markers include, as pymdownx.snippets does, and note what does not exist.

That is done before anything else reads the page: markers in blocks of code count as well.
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from posixpath import dirname, isabs, join, normpath

from msgspec import Struct

from doc_lint.site import Location, MissingInclude, Page

ReadFile = Callable[[str], bytes | None]
Names = Callable[[str], Collection[str]]
"""Returns the names in a folder, those of folders with a slash at the end."""

_MARKER = re.compile(r"""(?P<indent>[ \t]*)(?P<escape>;*)-+8<-+(?:[ \t]+(?P<name>"(?:\\"|[^"])+"|'(?:\\'|[^'])+'))?""")
_SECTION_MARK = re.compile(
    r"(?P<escape>;*)-+8<-+[ \t]+\[[ \t]*(?P<kind>start|end)[ \t]*:[ \t]*(?P<name>[a-z][\w-]*)[ \t]*\]", re.I | re.A
)
_NUMBERS = r"-?[0-9]*(?::-?[0-9]*)?"
_RANGES = re.compile(f":{_NUMBERS}(?:,(?=[-0-9:]){_NUMBERS})*")
_SECTION = re.compile(r":[a-z][\w-]*", re.I | re.A)
_TAB = 4  # Python-Markdown's


class Line(Struct, frozen=True, gc=False):
    """Where a line of the expanded text comes from, and how many characters were taken from its start."""

    path: str
    number: int
    removed: int = 0


Pairs = list[tuple[str, Line]]


class Includes:
    """Puts files into one page.

    Args:
        folders: Where files are looked up, in this order, relative to the root; one may be a file.
        read: Returns a file by its path relative to the root.
        restricted: Whether files outside of the folders are refused.

    Attributes:
        missing: What was not found so far.
    """

    def __init__(self, folders: tuple[str, ...], read: ReadFile, *, restricted: bool = True):
        self.folders = folders
        self.read = read
        self.restricted = restricted
        self.missing: list[MissingInclude] = []

    def put_in(
        self, lines: Iterable[tuple[str, Line]], above: tuple[str, ...] = (), *, is_section: bool = False
    ) -> Iterator[tuple[str, Line]]:
        """Yield the lines of a page or of an included file, with what they include.

        Args:
            lines: The lines.
            above: The included files that these lines come from, outermost first.
            is_section: Whether they are a section of a file; the marks of other sections in it are text.
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
            self._end_open_block(block, before)

    def _include(self, name: str, indent: str, origin: Line, above: tuple[str, ...]) -> Iterator[tuple[str, Line]]:
        file, ranges, section = _split(name)
        if name.startswith(";"):
            return
        if file.lower().startswith(("https://", "http://")):
            yield "", origin
            return
        where = Location(origin.path, origin.number, len(indent) + 1)
        path, data, tried = self._find(file)
        if data is None:
            self.missing.append(MissingInclude(file, where, tried))
            return
        if path in above:
            return
        pairs = [(line, Line(path, number)) for number, line in enumerate(_lines(data), 1)]
        if ranges:
            pairs = [pair for part in ranges.split(",") for pair in pairs[_slice(part, len(pairs))]]
        elif section and pairs:
            part = _section(pairs, section)
            if part is None:
                self.missing.append(MissingInclude(file, where, (path,), section, _sections(pairs)))
            pairs = part or []
        indent = indent.expandtabs(_TAB)
        for text, line in self.put_in(pairs, (*above, path), is_section=bool(section)):
            yield indent + text, Line(line.path, line.number, line.removed - len(indent))

    def _find(self, file: str) -> tuple[str, bytes | None, tuple[str, ...]]:
        """Return the path of a file and its content; where there is none, the paths that it was looked for at."""
        tried = []
        for folder in self.folders if file else ():
            path = normpath(join(folder, file))
            outside = path.startswith("../") if folder == "." else not path.startswith(f"{folder}/")
            if not (outside and self.restricted and not isabs(file)):
                tried.append(path)
                data = self.read(path)
                if data is not None:
                    return path, data, ()
            if normpath(join(dirname(folder), file)) == folder:
                data = self.read(folder)
                if data is not None:
                    return folder, data, ()
        return "", None, tuple(dict.fromkeys(tried))

    def _end_open_block(self, block: Line, before: int) -> None:
        """Tell of a block without an end once: all that stands below its marker is taken for names of files."""
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
    """Return what `first:last` selects; a negative number counts from the end."""
    first, _, last = part.partition(":")
    start = int(first) if first.strip("-") else 1
    end = int(last) if last.strip("-") else total
    return slice(max(total + start, 0) if start < 0 else max(start - 1, 0), max(total + 1 + end, 0) if end < 0 else end)


def _section(pairs: Pairs, name: str) -> Pairs | None:
    """Return the lines of a section; `None` where the file has none of that name."""
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


def near_files(pages: Iterable[Page], names: Names) -> Mapping[str, str]:
    """Return for paths at which an included file was looked for a file of a close name, where there is one."""
    missing = (missing for page in pages for missing in page.missing_includes if not missing.section)
    near = {path: _near(path, names) for path in {path for each in missing for path in each.tried}}
    return {path: found for path, found in sorted(near.items()) if found}


def _near(path: str, names: Names) -> str:
    """Return the path with the first part that does not exist replaced by the closest one, if that exists then."""
    parts = path.split("/")
    parts = [*(f"{part}/" for part in parts[:-1]), parts[-1]]
    for number, part in enumerate(parts):
        there = [name for name in names("".join(parts[:number]) or ".") if name.endswith("/") == part.endswith("/")]
        if part == "../" or part in there:
            continue
        known = {name.casefold(): name for name in there}
        close = [known[name] for name in get_close_matches(part.casefold(), known, 1)]
        made = "".join([*parts[:number], *close, *parts[number + 1 :]])
        return made if close and _exists(made, names) else ""
    return ""


def _exists(path: str, names: Names) -> bool:
    return path.rpartition("/")[2] in names(dirname(path) or ".")


def names_below(root: Path) -> Names:
    """Return what lists the folders below a root, for `near_files`."""

    def names(folder: str) -> Collection[str]:
        try:
            return sorted(entry.name + "/" * entry.is_dir() for entry in os.scandir(root / folder))
        except OSError:
            return ()

    return names


def names_in(files: Iterable[str]) -> Names:
    """Return what lists the folders of a tree of files, for `near_files`."""

    def names(folder: str) -> Collection[str]:
        above = "" if folder == "." else f"{folder.rstrip('/')}/"
        below = (path.removeprefix(above) for path in files if path.startswith(above))
        return sorted({first + slash for first, slash, _ in (path.partition("/") for path in below)})

    return names
