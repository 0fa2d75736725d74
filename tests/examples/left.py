"""What programs leave behind, kept for the programs that run after them: each of these runs once, not once for each."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class Left:
    """The folders of programs, and copies of them after each program that another one runs after.

    The programs of one folder all run at the same path, because NeMo Run writes absolute paths into what it leaves.
    """

    def __init__(self, chains: Iterable[tuple[Path, Sequence[str]]]) -> None:
        """Keep what the programs of `chains` leave: the folder of each, and the files that run there, in order."""
        self._wanted = {(folder, tuple(files[:end])) for folder, files in chains for end in range(1, len(files) + 1)}
        self._folder = tempfile.TemporaryDirectory(prefix="example-")
        self._paths: dict[Path, Path] = {}
        self._kept: dict[tuple[Path, tuple[str, ...]], Path] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def path(self, folder: Path) -> Path:
        """Returns where the programs of `folder` run."""
        return self._paths.setdefault(folder, Path(self._folder.name).resolve() / str(len(self._paths)))

    def restore(self, folder: Path, files: Sequence[str]) -> int:
        """Brings back what the most of `files` have left at `path(folder)`, and returns how many these are.

        With 0 nothing is there.
        """
        path = self.path(folder)
        shutil.rmtree(path, ignore_errors=True)
        for end in range(len(files), 0, -1):
            if kept := self._kept.get((folder, tuple(files[:end]))):
                _copy(kept, path)
                return end
        return 0

    def keep(self, folder: Path, files: Sequence[str]) -> None:
        """Keeps what `files`, run one after the other, have left at `path(folder)`, if another program needs it."""
        key = (folder, tuple(files))
        if key in self._wanted and key not in self._kept:
            copy = Path(self._folder.name).resolve() / f"kept-{len(self._kept)}"
            _copy(self.path(folder), copy)
            self._kept[key] = copy


def _copy(folder: Path, copy: Path) -> None:
    """Copies a folder. NeMo Run takes the run whose folder changed last for the newest: copies change in that order."""
    shutil.copytree(folder, copy, symlinks=True)
    runs = sorted(folder.glob("home/.nemo_run/experiments/*/*"), key=lambda run: run.stat().st_ctime_ns)
    for run in runs if len(runs) > 1 else ():
        time.sleep(0.02)  # the clock of a file system has ticks
        os.utime(copy / run.relative_to(folder))
