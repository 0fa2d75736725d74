"""Remembers which programs did what is asserted of them, so that only changed ones run again. CI runs all of them.

An entry counts while its fingerprint is the same: that of the program with all that it reads and is compared with, of
the code that runs and compares it, of Python, the installed packages, and the tools that it needs.
"""

import hashlib
import json
import os
import platform
import shutil
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from scripts.tools import SYSTEM_FOLDERS
from scripts.tools import load as tools

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / ".test-cache"


def fingerprint(texts: Iterable[str], files: Iterable[Path], needed: Iterable[str] = ()) -> str:
    """Returns a digest of `texts`, of the content of `files` and folders, and of what runs them.

    Args:
        texts: What is asserted, and how it is run.
        files: The program, what it reads, and what its output is compared with.
        needed: The names of the tools that it needs, as in scripts/tools.toml.
    """
    known = tools()
    commands = [command for name in needed for command in known[name].commands]
    parts = [_machine(), _digest([HERE]), *texts, _digest(files), *map(_command, commands)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Verified:
    """The programs that were verified before, in a folder that git ignores."""

    def __init__(self, folder: Path, read: bool, write: bool) -> None:
        self._folder = folder
        self._read = read
        self._write = write

    def find(self, name: str, digest: str) -> tuple[str, ...] | None:
        """Returns what was noted of the program, unless it or something else in its fingerprint has changed."""
        if not self._read:
            return None
        try:
            entry = json.loads(self._path(name).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return tuple(entry["note"]) if entry["fingerprint"] == digest else None

    def note(self, name: str, digest: str, note: Iterable[str]) -> None:
        """Notes that the program did all that is asserted of it."""
        if not self._write:
            return
        self._folder.mkdir(exist_ok=True)
        path = self._path(name)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"name": name, "fingerprint": digest, "note": list(note)}), "utf-8")
        new.replace(path)

    def _path(self, name: str) -> Path:
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:20]}.json"


@cache
def _machine() -> str:
    packages = sorted(f"{distribution.name}=={distribution.version}" for distribution in distributions())
    return "\n".join((platform.python_version(), platform.platform(), os.environ["PATH"], *packages))


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for given in files:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if path.is_file() and "__pycache__" not in path.parts:
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                total.update(f"{path.relative_to(given.parent)} {content}\n".encode())
    return total.hexdigest()


def _command(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:{SYSTEM_FOLDERS}")
    if not found:
        return f"{name} is missing"
    status = Path(found).stat()
    return f"{found} {status.st_size} {status.st_mtime_ns}"
