"""Find out whether the running code is out of date, and start it again: hooks, plugins, modules and mkdocs.yml."""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from quick_serve.reads import Reads, Stamp, recorded, stamp

_WATCHED = "QUICK_SERVE_WATCHED"
_COMPILED = "__pycache__"

Stamped = tuple[int, int, int] | tuple[()]


class Process:
    """What this process has loaded: its modules, and what was read with mkdocs.yml.

    A module that was edited while it was loaded is out of date, too: it is younger than the process.
    """

    def __init__(self) -> None:
        self._start = time.time()
        self._files: dict[str, Stamp] = {}
        self._config = Reads()
        self._loads = 0
        self.docs_dir = ""
        self.watched: list[str] = []
        self.is_out_of_date = False

    def load_config(self, original: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        """Load the configuration, and remember which files it consists of."""
        self._loads += 1
        if self._loads == 1:
            # The garbage collector runs a few times in a build, which keeps nearly all that it makes.
            gc.set_threshold(50_000, 2, 2)
        elif self._loads == 2:
            # It need not look again at the modules and at the first build, which `mkdocs serve` keeps.
            gc.collect()
            gc.freeze()
        with recorded() as reads:
            config = original(*arguments, **keywords)
        self.docs_dir = os.path.abspath(config.docs_dir)
        for path in reads.files:
            self._files.setdefault(path, _stamp(path))
        return config

    def add_file(self, path: str) -> None:
        """Remember a file that was read at the start."""
        self._files.setdefault(os.path.abspath(path), _stamp(path))

    def add_modules(self) -> None:
        """Remember the modules that are loaded now."""
        for module in list(sys.modules.values()):
            path = getattr(module, "__file__", None)
            if isinstance(path, str):
                self._files.setdefault(os.path.abspath(path), _stamp(path))

    def is_older_than(self, paths: Iterable[str]) -> bool:
        """Return whether anything in the paths has changed since the process started."""
        return any(found and found[0] >= self._start * 1e9 for _, found in _stamps(paths))

    def changed(self) -> str | None:
        """Return a file that has changed since it was loaded."""
        now = time.time()
        for path, old in self._files.items():
            if path.startswith(self.docs_dir + os.sep):
                continue
            found = _stamp(path)
            if found != old or (found and self._start * 1e9 <= found[0] <= now * 1e9):
                return path
        return None


def _stamp(path: str) -> Stamped:
    found = stamp(path)
    if isinstance(found, tuple):
        return found
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def start_again(arguments: list[str], watched: Iterable[str]) -> None:
    """Replace this process by a new one."""
    sys.stdout.flush()
    sys.stderr.flush()
    environment = os.environ | {_WATCHED: json.dumps([*watched])}
    os.execve(sys.executable, [sys.executable, "-m", "quick_serve", *arguments], environment)  # noqa: S606


def watched_before() -> list[str]:
    """Return what the former process watched; nothing if there was none."""
    return [str(path) for path in json.loads(os.environ.get(_WATCHED, "[]"))]


def wait_for_change(paths: Iterable[str], before: object) -> None:
    """Wait until a file is not as it was."""
    while state(paths) == before:
        time.sleep(0.3)


def state(paths: Iterable[str]) -> object:
    """Return what changes when a file in one of the paths does."""
    return [*_stamps(paths)]


def _stamps(paths: Iterable[str]) -> Iterator[tuple[str, Stamped]]:
    for top in paths:
        if os.path.isfile(top):
            yield top, _stamp(top)
        for folder, folders, names in os.walk(top):
            if _COMPILED not in folders:  # Python has written it
                yield folder, _stamp(folder)
            folders[:] = [name for name in folders if name != _COMPILED]
            yield from ((path, _stamp(path)) for name in names if (path := os.path.join(folder, name)))
