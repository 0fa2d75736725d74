"""Read files that `scripts/serve` asks for after each change of one: only that one is read again."""

import time
from functools import lru_cache
from pathlib import Path


def read_text(file: Path) -> str:
    """Return the text of a file.

    Raises:
        OSError: There is no such file.
    """
    status = file.stat()
    if time.time() - status.st_mtime < 1:  # it may change again without a new time
        return file.read_text("utf-8")
    return _kept_text(str(file), status.st_mtime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=1024)
def _kept_text(path: str, *_: int) -> str:
    return Path(path).read_text("utf-8")
