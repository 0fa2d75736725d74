"""Record which files and folders a step reads, and find out later whether they have changed."""

import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import source_from_cache

_IMPURE = {
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.Popen",
}
"""Audit events of steps whose result may depend on more than files."""
_RECENT = 0.1
"""A file that changed within these seconds may change again without a new time of modification."""

_COMPILED = re.compile(r".*\.pyc(\.\d+)?").fullmatch
_CACHE = re.compile(r"\..*cache|__pycache__").fullmatch

Stamp = tuple[int, int, int] | object


def stamp(path: str) -> Stamp:
    """Return what is different after a change of a file. Of a file that has just changed, no two stamps are equal."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    if time.time() - found.st_mtime < _RECENT:
        return object()
    return found.st_mtime_ns, found.st_size, found.st_ino


def listing(path: str) -> tuple[str, ...]:
    """Return the names in a folder, without those of caches, which the first build may make."""
    try:
        return tuple(sorted(name for name in os.listdir(path) if not _CACHE(name)))
    except OSError:
        return ()


class Current:
    """The stamps of files at the start of a build, each read at most once."""

    def __init__(self) -> None:
        self._stamps: dict[str, Stamp] = {}
        self._listings: dict[str, tuple[str, ...]] = {}
        self._compared: dict[int, tuple[Reads, bool]] = {}

    def stamp(self, path: str) -> Stamp:
        """Return the stamp of a file."""
        if path not in self._stamps:
            self._stamps[path] = stamp(path)
        return self._stamps[path]

    def listing(self, path: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        if path not in self._listings:
            self._listings[path] = listing(path)
        return self._listings[path]

    def has(self, reads: "Reads") -> bool:
        """Return whether files and folders are as they were when a former build read them. Many pages share them."""
        if id(reads) not in self._compared:
            files = all(self.stamp(path) == old for path, old in reads.files.items())
            folders = files and all(self.listing(path) == old for path, old in reads.folders.items())
            self._compared[id(reads)] = reads, folders
        return self._compared[id(reads)][1]


@dataclass
class Reads:
    """What a step read.

    Attributes:
        files: The stamp of each file, from before it was read.
        folders: The names in each folder.
        written: The files that it opened for writing, without compiled modules.
        impure: Why its result may depend on more than files; empty if it does not.
    """

    files: dict[str, Stamp] = field(default_factory=dict)
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    impure: str = ""

    def add(self, other: "Reads") -> None:
        """Add what another step read later."""
        self.files = other.files | self.files
        self.folders = other.folders | self.folders

    def are_current(self, current: Current) -> bool:
        """Return whether the step would read the same."""
        return current.has(self)


class _Recorder:
    """Passes the audit events of one thread to the innermost recordings."""

    def __init__(self) -> None:
        self.thread = 0
        self.active: list[Reads] = []
        self.busy = False
        self.installed = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.active or self.busy:
            return
        if event not in ("open", "os.listdir", "os.scandir") and event not in _IMPURE:
            return
        if threading.get_ident() != self.thread:
            return
        self.busy = True
        try:
            self._record(event, arguments)
        finally:
            self.busy = False

    def _record(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in _IMPURE:
            for reads in self.active:
                reads.impure = reads.impure or event
            return
        given = arguments[0]
        if isinstance(given, int):  # a descriptor, of a file that was opened before
            return
        path = os.path.abspath(os.fsdecode(given if isinstance(given, str | bytes | os.PathLike) else os.curdir))
        if event != "open":
            for reads in self.active:
                reads.folders.setdefault(path, listing(path))
        elif _writes(arguments[1], arguments[2]):
            if _COMPILED(path):  # Python keeps a module that was imported, first under a name of its own
                return
            for reads in self.active:
                reads.written.add(path)
        else:
            if path.endswith(".pyc"):
                path = _source(path)
            found = stamp(path)
            for reads in self.active:
                reads.files.setdefault(path, found)


_recorder = _Recorder()


@contextmanager
def recorded(into: Reads | None = None) -> Iterator[Reads]:
    """Record what the code of the block reads, in this thread."""
    if not _recorder.installed:
        _recorder.installed = True
        sys.addaudithook(_recorder)
    reads = Reads() if into is None else into
    _recorder.thread = threading.get_ident()
    _recorder.active.append(reads)
    try:
        yield reads
    finally:
        _recorder.active.pop()


@contextmanager
def recorded_apart() -> Iterator[Reads]:
    """Record what the code of the block reads, and keep it from the recordings around the block."""
    around, _recorder.active = _recorder.active, []
    try:
        with recorded() as reads:
            yield reads
    finally:
        _recorder.active = around


def _writes(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return not set(mode).isdisjoint("wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _source(path: str) -> str:
    """Return the module whose compiled form a path is."""
    try:
        return source_from_cache(path)
    except ValueError:
        return path
