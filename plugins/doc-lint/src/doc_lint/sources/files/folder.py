"""The files of a site on disk, as a mapping from paths to contents."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join
from types import MappingProxyType

from doc_lint.sources import SourceError
from doc_lint.sources.files.read_file import NOT_UTF8, read_file

_OUTSIDE = "cannot be read: it is outside of the repository, where --no-plugins reads nothing"
_DEPTH = 100
_VISITS = 200


class Folder(Mapping[str, bytes]):
    """Contents of files by path relative to a folder. Iteration lists only the docs folder.

    Every other file can be read.

    Args:
        root: The folder that paths are relative to.
        docs: The docs folder.
        hidden: Whether hidden folders and those of installed packages are listed.
        bounded: Whether files outside of the repository are refused, or outside of the folder if there is none. A site
            of a stranger could show files of the machine in the report.
        unsaved: Contents to use instead of those on disk.
    """

    def __init__(
        self,
        root: Path,
        docs: str,
        *,
        hidden: bool = True,
        bounded: bool = False,
        unsaved: Mapping[str, bytes] = MappingProxyType({}),
    ):
        self.root = root
        self._place = str(root)
        self.docs = docs
        self.hidden = hidden
        self.bounded = bounded
        self.unsaved = unsaved
        self._folders: dict[str, bool] = {}

    @cached_property
    def _top(self) -> Path:
        root = self.root.resolve()
        return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)

    def _is_allowed(self, path: str) -> bool:
        """Return whether a file or folder is where files may be read, wherever symbolic links lead."""
        try:
            return not self.bounded or self._is_inside(path)
        except OSError:  # no system could have such a name
            return True

    def _is_inside(self, path: str) -> bool:
        folder = dirname(path)
        if folder not in self._folders:
            self._folders[folder] = Path(os.path.realpath(self.root / folder)).is_relative_to(self._top)
        place = join(self._place, path)
        if self._folders[folder] and not os.path.islink(place):
            return True
        return Path(os.path.realpath(place)).is_relative_to(self._top) or not os.path.exists(place)

    def __getitem__(self, path: str) -> bytes:
        if path in self.unsaved:
            return self.unsaved[path]
        try:
            if not self._is_allowed(path):
                raise SourceError(f"{path}: {_OUTSIDE}")
            return read_file(join(self._place, path))
        except (FileNotFoundError, ValueError):  # a null character
            raise KeyError(path) from None
        except OSError as error:
            raise SourceError(f"{path}: cannot be read: {error.strerror}") from None

    def __iter__(self) -> Iterator[str]:
        yield from self._walk(self.docs)

    def below(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder, relative to it; none if there is no such folder."""
        try:
            exists = bool(folder) and (self.root / folder).is_dir()
        except (OSError, ValueError):  # no system could have such a name
            return
        if exists:
            yield from (path.removeprefix(f"{folder}/") for path in self._walk(folder))

    def _walk(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder."""
        for path, is_link in _walk(self.root / folder, folder, Counter(), frozenset(), hidden=self.hidden):
            if is_link and not self._is_allowed(path):
                raise SourceError(f"{path}: {_OUTSIDE}")
            if not path.endswith("/"):
                yield path

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _walk(
    folder: Path, path: str, visits: Counter[str], above: frozenset[str], *, hidden: bool
) -> Iterator[tuple[str, bool]]:
    """Yield the files below a folder, and whether each is a link. Follows links, except to a folder above.

    The folder and links to folders are yielded, too, with a trailing slash, before what is in them.
    """
    try:
        here = os.path.realpath(folder)
        found = sorted(os.scandir(folder), key=lambda entry: entry.name) if here not in above else []
    except (OSError, ValueError) as error:  # a null character
        raise SourceError(f"{path}: cannot be read: {getattr(error, 'strerror', error)}") from None
    visits[here] += 1
    if len(above) > _DEPTH:
        raise SourceError(f"{path}: cannot be read: more than {_DEPTH} folders are around it")
    if visits[here] > _VISITS:  # the number of ways through links of folders to each other grows like a factorial
        raise SourceError(f"{path}: cannot be read: symbolic links lead to this folder in more than {_VISITS} ways")
    if not above:
        yield f"{path}/", True
    for entry in found:
        if not entry.name.isascii() and not _is_utf8(entry.name):
            raise SourceError(f"{path}/{entry.name}: cannot be read: {NOT_UTF8}")
        kind = _kind(entry)
        if kind is not None and stat.S_ISDIR(kind):
            if hidden or not (entry.name.startswith(".") or entry.name == "node_modules"):
                if entry.is_symlink():
                    yield f"{path}/{entry.name}/", True
                yield from _walk(Path(entry.path), f"{path}/{entry.name}", visits, above | {here}, hidden=hidden)
        elif kind is not None and (hidden or stat.S_ISREG(kind)):
            yield f"{path}/{entry.name}", entry.is_symlink()


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
