"""Read files that `scripts/serve` asks for after each change of one: only that one is read again."""

import time
from pathlib import Path

_kept: dict[Path, tuple[tuple[int, int, int], str]] = {}
"""The text of each file, and what is different after a change."""


def read_text(file: Path) -> str:
    """Return the text of a file.

    Raises:
        OSError: There is no such file.
    """
    status = file.stat()
    stamp = status.st_mtime_ns, status.st_size, status.st_ino
    known, text = _kept.get(file, (None, ""))
    if known != stamp or time.time() - status.st_mtime < 1:  # it may change again without a new time
        text = file.read_text("utf-8")
        _kept[file] = stamp, text
    return text
