"""The files of a site on disk, as a mapping from paths to contents."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from doc_lint.sources import SourceError
from doc_lint.sources.read_file import NOT_UTF8, read_file


class Folder(Mapping[str, bytes]):
    """Contents of files by path relative to a folder. Iteration lists only the docs folder; every file can be read.

    Args:
        root: The folder.
        docs: The docs folder, relative to it.
        hidden: Whether hidden folders and those of installed packages are listed.
        unsaved: Contents to use instead of those on disk.
    """

    def __init__(
        self, root: Path, docs: str, *, hidden: bool = True, unsaved: Mapping[str, bytes] = MappingProxyType({})
    ):
        self.root = root
        self.docs = docs
        self.hidden = hidden
        self.unsaved = unsaved

    def __getitem__(self, path: str) -> bytes:
        if path in self.unsaved:
            return self.unsaved[path]
        try:
            return read_file(self.root / path)
        except FileNotFoundError:
            raise KeyError(path) from None
        except OSError as error:
            raise SourceError(f"{path}: cannot be read: {error.strerror}") from None

    def __iter__(self) -> Iterator[str]:
        return _walk(self.root / self.docs, self.docs, frozenset(), hidden=self.hidden)

    def below(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder, relative to it; none if there is no such folder."""
        if folder and (self.root / folder).is_dir():
            below = _walk(self.root / folder, folder, frozenset(), hidden=self.hidden)
            yield from (path.removeprefix(f"{folder}/") for path in below)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _walk(folder: Path, path: str, above: frozenset[str], *, hidden: bool) -> Iterator[str]:
    """Yield the files below a folder. Follows symbolic links, except to a folder above."""
    here = os.path.realpath(folder)
    if here in above:
        return
    try:
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from None
    for entry in found:
        if not entry.name.isascii() and not _is_utf8(entry.name):
            raise SourceError(f"{path}/{entry.name}: cannot be read: {NOT_UTF8}")
        kind = _kind(entry)
        if kind is not None and stat.S_ISDIR(kind):
            if hidden or not (entry.name.startswith(".") or entry.name == "node_modules"):
                yield from _walk(Path(entry.path), f"{path}/{entry.name}", above | {here}, hidden=hidden)
        elif kind is not None and (hidden or stat.S_ISREG(kind)):
            yield f"{path}/{entry.name}"


def _kind(entry: os.DirEntry[str]) -> int | None:
    """Return the mode of what an entry leads to; `None` for a link to nothing or to itself."""
    try:
        return entry.stat().st_mode
    except OSError:
        return None


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
