"""Results of earlier runs, in a folder next to the configuration file.

Results never depend on the cache. A file that is damaged, or that another version or program wrote, counts as empty,
and a value that can't be encoded is not cached. Each entry has the digest of everything that it was computed from, and
is used only if that is unchanged.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyromark
import yaml
from msgspec import Raw, Struct, msgpack
from msgspec.msgpack import Ext

from doc_lint.sources.files.write_file import replace_file

FOLDER = ".doc-lint-cache"
_MARK = b"doc-lint cache\n"
_SIZE = 16  # bytes of a digest
_PAGE, _PART = "page:", "\0"
_DATE = 1  # MessagePack extension type for dates

ReadFile = Callable[[str], bytes | None]
Files = Mapping[str, bytes | None]
T = TypeVar("T")


class Entry(Struct, array_like=True, gc=False):
    """A cached value.

    Attributes:
        key: Digest of what it was computed from.
        value: The encoded value.
        files: Digest of each file that was read or looked up for it; `None` for a file that did not exist.
    """

    key: bytes
    value: Raw
    files: dict[str, bytes | None] = {}


class Cache:
    """The cached values of one site, by name. The file is read when the first value is requested.

    A server uses one cache for many builds: a value that is still right is then the same object as before.

    Attributes:
        file: The file that keeps the values between runs; `None` to keep them only in this process.
    """

    def __init__(self, file: Path | None):
        self.file = file
        self._asked: dict[str, tuple[bytes, Files]] = {}
        self._new: dict[str, Entry] = {}
        self._values: dict[str, tuple[Entry, Any]] = {}
        self._known: dict[str, bytes | None] = {}
        self._decoders: dict[type[Any], msgpack.Decoder[Any]] = {}

    @classmethod
    def next_to(cls, config: Path) -> "Cache":
        """Return the cache of the site with this configuration file."""
        return cls(config.parent / FOLDER / config.name)

    def start(self) -> None:
        """Begin another build: files may have changed."""
        self._asked.clear()
        self._known.clear()

    def get(self, name: str, key: bytes, kind: type[T], read: ReadFile | None = None) -> T | None:
        """Return a value, or `None` if it is not cached or out of date.

        Args:
            name: Name of the value.
            key: Digest of what it would be computed from now.
            kind: Type of the value.
            read: Returns the content of a file that the value may depend on.
        """
        self._asked[name] = key, {}
        entry = self._new.get(name) or self._old.get(name)
        if entry is None or entry.key != key or (entry.files and not self._unchanged(entry.files, read)):
            return None
        if name not in self._values or self._values[name][0] is not entry:
            try:
                self._values[name] = entry, self._decoder(kind).decode(entry.value)
            except (msgspec.DecodeError, ValueError):
                return None
        self._asked[name] = key, entry.files
        found: T = self._values[name][1]
        return found

    def put(self, name: str, key: bytes, value: object, files: Files | None = None) -> None:
        """Cache a value, unless it is `None` or can't be encoded."""
        self._asked[name] = key, files or {}
        if value is None:
            return
        with contextlib.suppress(TypeError, ValueError, OverflowError, RecursionError):
            self._new[name] = Entry(key, Raw(msgpack.encode(value)), dict(files or {}))

    def recorded(self, read: ReadFile, files: dict[str, bytes | None]) -> ReadFile:
        """Return a reader that records the digest of each file that it is asked for."""

        def read_and_record(path: str) -> bytes | None:
            content = read(path)
            files[path] = self._known[path] = None if content is None else digest(content)
            return content

        return read_and_record

    def state(self, names: Iterable[str]) -> bytes | None:
        """Return the digest of everything that values were computed from; `None` if one of them was not requested."""
        try:
            asked = [(name, self._asked[name]) for name in sorted(names)]
        except KeyError:
            return None
        return digest(msgpack.encode(asked, order="sorted"))

    def save(self) -> None:
        """Write the values for the next run, if there are new ones. Drops those of pages that no longer exist."""
        if not self._new:
            return
        old = {
            name: entry
            for name, entry in self._old.items()
            if not name.startswith(_PAGE) or name.partition(_PART)[0] in self._asked
        }
        self._old, self._new = old | self._new, {}
        self._values = {name: value for name, value in self._values.items() if name in self._old}
        if self.file is None:
            return
        head = _MARK + _stamp()
        start = len(head) + _SIZE
        content = bytearray(start)
        msgpack.Encoder().encode_into(self._old, content, start)  # without another copy, which may be large
        content[:start] = head + digest(memoryview(content)[start:])
        with contextlib.suppress(OSError):
            write(self.file, content)

    @cached_property
    def _old(self) -> dict[str, Entry]:
        if self.file is None:
            return {}
        try:
            content = self.file.read_bytes() if self.file.is_file() and not self.file.parent.is_symlink() else b""
            head = _MARK + _stamp()
            body = memoryview(content)[len(head) + _SIZE :]
            if content.startswith(head) and content[len(head) : len(head) + _SIZE] == digest(body):
                return msgpack.decode(body, type=dict[str, Entry])
        except (OSError, msgspec.DecodeError, ValueError):
            pass
        return {}

    def _decoder(self, kind: Any) -> msgpack.Decoder[Any]:
        if kind not in self._decoders:
            self._decoders[kind] = msgpack.Decoder(kind, ext_hook=_date)
        return self._decoders[kind]

    def _unchanged(self, files: Files, read: ReadFile | None) -> bool:
        for path, then in files.items():
            if read is None:
                return False
            if path not in self._known:
                content = read(path)
                self._known[path] = None if content is None else digest(content)
            if self._known[path] != then:
                return False
        return True


def page_name(path: str, part: str = "") -> str:
    """Return the name of the cached value of a page, or of a part of it. It is dropped when the page is gone."""
    return f"{_PAGE}{path}{_PART}{part}" if part else _PAGE + path


def digest(*parts: bytes | memoryview) -> bytes:
    """Return a digest of byte strings. Their lengths are part of it, so that moving a byte between parts changes it."""
    made = blake2b(digest_size=_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def exact(value: Any) -> Any:
    """Return a YAML value in a form that decodes to the same value.

    Raises:
        TypeError: If it contains a value of another type, such as a set.
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case date():
            return Ext(_DATE, f"{type(value).__name__} {value.isoformat()}".encode())
        case list():
            return [exact(part) for part in value]
        case dict():
            return {key: exact(part) for key, part in value.items()}
    raise TypeError(type(value).__name__)


def _date(_code: int, data: memoryview) -> date:
    kind, text = bytes(data).decode().split(" ", 1)
    return (datetime if kind == "datetime" else date).fromisoformat(text)


@cache
def _stamp() -> bytes:
    """Return the digest of what every value depends on: the code of doc-lint, Python and the parsers."""
    own = sorted(modules())
    return digest(repr((sys.version, pyromark.__version__, yaml.__version__, msgspec.__version__, own)).encode())


def modules(folder: str = str(Path(__file__).parent.parent)) -> Iterator[tuple[str, int, int]]:
    """Yield the path, size and time of each module of doc-lint."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
            elif entry.is_dir():
                yield from modules(entry.path)


def stat(path: Path, root: Path) -> tuple[str, int, int]:
    """Return the path, size and time of a file, which change if the file does (as for Python's compiled files)."""
    found = path.stat()
    return path.relative_to(root).as_posix(), found.st_size, found.st_mtime_ns


def write(file: Path, content: bytes | bytearray) -> None:
    """Replace a file of the cache in one step, so that parallel runs read either the old or the new content."""
    folder = file.parent
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        return
    if not (folder / ".gitignore").exists():
        replace_file(folder / ".gitignore", b"*\n", durable=False)
    replace_file(file, content, durable=False)  # the digest in it is checked when it is read
