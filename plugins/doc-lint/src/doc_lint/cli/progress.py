"""Show on a terminal that a long run is still at work."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_CLEAR = "\r\x1b[K"


@contextmanager
def progress(stream: TextIO | None, after: float = 2.0) -> Iterator[None]:
    """Show how long the block has been running, in a line that is removed at its end.

    Nothing is shown in CI, or where the stream is not a terminal.

    Args:
        stream: The stream.
        after: Seconds before the line appears, and until it changes.
    """
    if stream is None or not stream.isatty() or os.environ.get("CI"):
        yield
        return
    done = threading.Event()
    start = time.monotonic()

    def show() -> None:
        is_shown = False
        while not done.wait(after):
            stream.write(f"{_CLEAR}doc-lint: at work for {time.monotonic() - start:.0f} s")
            stream.flush()
            is_shown = True
        if is_shown:
            stream.write(_CLEAR)
            stream.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
