"""The files of a site on disk, as a mapping from paths to contents."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from doc_lint.sources import SourceError


class Folder(Mapping[str, bytes]):
    """Contents of files by path relative to a folder. Iteration lists only the docs folder; every file can be read."""

    def __init__(self, root: Path, docs: str, *, hidden: bool = True):
        self.root = root
        self.docs = docs
        self.hidden = hidden  # whether hidden folders and those of installed packages are listed

    def __getitem__(self, path: str) -> bytes:
        try:
            return (self.root / path).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
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
        if entry.is_dir():
            if hidden or not (entry.name.startswith(".") or entry.name == "node_modules"):
                yield from _walk(Path(entry.path), f"{path}/{entry.name}", above | {here}, hidden=hidden)
        elif entry.is_file():
            yield f"{path}/{entry.name}"
