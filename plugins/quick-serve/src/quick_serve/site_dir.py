"""Keep what MkDocs writes: a build that cleans the folder of the site leaves the files that it would write again."""

import fnmatch
import hashlib
import os
import re
from collections.abc import Callable, Hashable, Iterable

from quick_serve.reads import Stamp, stamp

_BEFORE = 2_000_000_000  # nanoseconds


class SiteDir:
    """The files of a site that are pages or copies of files.

    What hooks and plugins write, or change after MkDocs wrote it, is deleted before each build. What a build does not
    write again is deleted before the event at which hooks read the whole folder.

    Args:
        outputs: Patterns of files that hooks write in that event, and that nothing reads. They are deleted after it,
            if they have the time of modification of the last build.
    """

    def __init__(self, outputs: Iterable[str] = ()) -> None:
        self._is_output = re.compile("|".join(map(fnmatch.translate, outputs)) or "(?!)").match
        self._outputs: dict[str, int] = {}
        self._written: dict[str, tuple[Hashable, Stamp]] = {}
        self._left: set[str] = set()
        self._directory = ""

    def clean(self, original: Callable[[str], None], directory: str) -> None:
        """Delete all files that are not as MkDocs wrote them."""
        self._left, self._outputs = set(), {}
        if not self._written or not os.path.isdir(directory):
            original(directory)
            return
        self._directory = directory
        _delete_files(directory, self._keep)
        self._written = {path: self._written[path] for path in self._left}

    def write(self, original: Callable[[bytes, str], None], content: bytes, path: str) -> None:
        """Write a page, unless it is there."""
        self._make(path, hashlib.blake2b(content, digest_size=16).digest(), lambda: original(content, path))

    def copy(self, original: Callable[[str, str], None], source: str, target: str) -> None:
        """Copy a file, unless the copy is there."""
        self._make(target, (source, stamp(source)), lambda: original(source, target))

    def delete_rest(self) -> None:
        """Delete what the build has not written."""
        for path in self._left:
            self._written.pop(path, None)
        if self._left:
            _delete_files(self._directory, lambda path: path not in self._left)
        self._left = set()

    def delete_outputs(self) -> None:
        """Delete what hooks have not written again."""
        stale = {path for path, time in self._outputs.items() if os.stat(path).st_mtime_ns == time}
        if stale:
            _delete_files(self._directory, lambda path: path not in stale)
        self._outputs = {}

    def _keep(self, path: str) -> bool:
        known = self._written.get(path)
        if known is None or known[1] != stamp(path):
            if not self._is_output(path[len(self._directory) + 1 :].replace(os.sep, "/")):
                return False
            self._outputs[path] = os.stat(path).st_mtime_ns
            return True
        self._left.add(path)
        return True

    def _make(self, path: str, key: Hashable, make: Callable[[], None]) -> None:
        if path in self._left and self._written[path] == (key, stamp(path)):
            self._left.remove(path)
            return
        self._left.discard(path)
        self._written.pop(path, None)
        make()
        if os.path.isfile(path):
            # What changes the file later gives it a later time than this.
            time = os.stat(path).st_mtime_ns - _BEFORE
            os.utime(path, ns=(time, time))
            self._written[path] = key, stamp(path)


def _delete_files(folder: str, is_kept: Callable[[str], bool], *, is_top: bool = True) -> bool:
    """Delete the files in a folder that are not kept, and folders without files; return whether nothing is left."""
    is_empty = True
    for entry in [*os.scandir(folder)]:
        if is_top and entry.name.startswith("."):  # MkDocs leaves these
            continue
        if entry.is_dir(follow_symlinks=False):
            if _delete_files(entry.path, is_kept, is_top=False):
                os.rmdir(entry.path)
            else:
                is_empty = False
        elif is_kept(entry.path):
            is_empty = False
        else:
            os.unlink(entry.path)
    return is_empty
