"""Print what the last `doc-lint check` printed, if nothing that it depends on has changed.

To look at the times of all files takes less than to import what lints them, so this module imports next to nothing.

A result is kept if it depends on nothing but files, and environment variables that the configuration names: no plugin,
hook or other program took part. Files that the run opened or listed are known from Python's audit events, whatever code
asked for them; those that it only looked up are added. Each is compared by its size and times.
"""

import os
import sys
import time
from stat import S_ISDIR
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

FILE = os.path.join(".doc-lint-cache", "last-check")
_MARK = b"doc-lint last check\n"
_VARIABLES = ("FORCE_COLOR", "NO_COLOR")
_SIGN = "$"
"""Marks the name of an environment variable. Paths are absolute, so they never start with it."""
_PROGRAMS = ("os.exec", "os.fork", "os.posix_spawn", "os.system", "socket.connect", "subprocess.Popen")
_FINDERS = ("_frozen_importlib_external", "importlib._bootstrap_external", "importlib.metadata", "doc_lint.installed")
_CLOCK = 2 * 10**9
"""Nanoseconds after which a later change of a file has another time, in every file system."""
_FINE_CLOCK = 10**8
"""The same in a file system whose times have fractions of a hundredth of a second."""
_HUNDREDTH = 10**7


class Inputs:
    """What this process reads.

    Attributes:
        paths: Files that it has opened or tried to open, and folders that it has listed.
        only_files: Whether it has asked no other program or machine.
        start: When it started, in nanoseconds.
    """

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self.only_files = True
        self.start = time.time_ns()

    def listen(self) -> None:
        """Record from now on, to the end of the process."""
        sys.addaudithook(self._event)

    def _event(self, event: str, arguments: "tuple[Any, ...]") -> None:
        if event == "open" or (event in ("os.listdir", "os.scandir") and not _finds_modules()):
            path = "." if arguments[0] is None else arguments[0]
            if not isinstance(path, int):  # a file that is open already
                self.paths.add(os.fsdecode(path))
        elif event in _PROGRAMS:
            self.only_files = False


def _finds_modules() -> bool:
    """Return whether a folder is listed to see what is installed there. That is known without it."""
    return sys._getframe(2).f_globals.get("__name__") in _FINDERS


def repeat(arguments: "Sequence[str]") -> int | None:
    """Print the result of the last run, and return its exit code; `None` if doc-lint has to run.

    Args:
        arguments: The arguments after the program name.
    """
    try:
        if sys.stdout is None or arguments[:1] != ["check"] or not os.path.isfile(FILE):
            return None
        with open(FILE, "rb") as file:
            content = file.read()
        start = len(_MARK) + 4
        body = content[start:]
        if content[:start] != _MARK + crc32(body).to_bytes(4, "big"):
            return None
        key, code, note, output, *inputs = body.decode("utf-8", "surrogateescape").split("\0")
        if key != _key(arguments) or any(_state(name) != state for name, state in _pairs(inputs)):
            return None
        result = int(code)
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        if note and sys.stderr is not None:
            sys.stderr.write(note)
        sys.stdout.write(output)
        sys.stdout.flush()
        return result
    except (AttributeError, OSError, ValueError):  # if it cannot be written, a run reports that
        return None


def _pairs(fields: "list[str]") -> "Iterator[tuple[str, str]]":
    return zip(fields[::2], fields[1::2], strict=True)


def keep(
    arguments: "Sequence[str]",
    code: int,
    output: str,
    inputs: Inputs,
    looked_up: "Iterable[str]",
    *,
    variables: "Iterable[str]" = (),
    note: str = "",
) -> None:
    """Keep the result of a run in the current folder, unless a file may have changed since it was read.

    Args:
        arguments: The arguments after the program name.
        code: The exit code.
        output: The standard output.
        inputs: What the run has read.
        looked_up: Further files and folders that the result depends on, also those that do not exist.
        variables: Names of environment variables that it depends on.
        note: What was written to standard error.
    """
    fields = [_key(arguments), str(code), note, output]
    for name in sorted({*_VARIABLES, *variables}):
        fields += [_SIGN + name, _state(_SIGN + name)]
    for path in sorted(_relevant(inputs.paths.union(looked_up))):
        state = _state(path)
        if any(_is_recent(int(time), inputs.start) for time in state.split()[1:3]):
            return
        fields += [path, state]
    try:
        body = "\0".join(fields).encode("utf-8", "surrogateescape")
        if inputs.only_files and body.count(b"\0") == len(fields) - 1:
            from pathlib import Path

            from doc_lint.sources.cache import write

            write(Path(FILE), _MARK + crc32(body).to_bytes(4, "big") + body)
    except (OSError, UnicodeEncodeError):
        return


def _is_recent(time: int, start: int) -> bool:
    """Return whether a later change of a file could have the same time as the one before a run."""
    return time > start - (_FINE_CLOCK if time % _HUNDREDTH else _CLOCK)


def _relevant(paths: "set[str]") -> "Iterator[str]":
    """Yield absolute paths of files and folders that decide whether a run has the same result.

    The code is also there: doc-lint's, and loaded modules that are not installed. What is installed is known by the
    times of the folders.
    """
    from doc_lint.sources.cache import modules
    from doc_lint.sources.python.package import INSTALLED

    yield from map(str, INSTALLED)
    yield from (path for path, _, _ in modules())
    code = {getattr(module, "__file__", None) or "" for module in tuple(sys.modules.values())}
    apart = (f"{os.sep}__pycache__{os.sep}", f"{os.sep}{os.path.dirname(FILE)}{os.sep}")
    installed = tuple(f"{folder}{os.sep}" for folder in INSTALLED)
    for path in {os.path.abspath(path) for path in (*paths, *filter(None, code))}:
        if not (path.startswith(installed) or any(part in path for part in apart)):
            yield path


def _key(arguments: "Sequence[str]") -> str:
    """Return what a result depends on in addition to files and environment variables."""
    terminal = (sys.stdout.isatty(), sys.stdout.encoding, sys.getfilesystemencoding())
    return repr((list(arguments), os.getcwd(), terminal, sys.version, sys.executable, sys.path))


def _state(name: str) -> str:
    """Return the mode, times, size and number of a file or folder; an empty string if there is none.

    Git changes the time of its folder all the time; what was read there is in files. The value of an environment
    variable may be a secret, so its state is a digest.
    """
    if name.startswith(_SIGN):
        value = os.environ.get(name.removeprefix(_SIGN))
        if value is None:
            return ""
        from hashlib import sha256  # takes longer than all the rest

        return sha256(os.fsencode(value)).hexdigest()
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return ""
    if name.endswith(f"{os.sep}.git") and S_ISDIR(found.st_mode):
        return "folder"
    return f"{found.st_mode} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino}"
