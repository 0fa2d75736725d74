"""Stop work that a site can make endless, such as a search with one of its regular expressions."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeLimitError(BaseException):
    """The work took longer than its limit. Not an `Exception`: code that handles all of those must not continue."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop the block after so much CPU time of this process.

    Python's `re` and other loops check for signals, so a timer can stop them: no second process is needed, and no other
    engine, which would read some expressions differently. Where there are no such signals, on Windows and in threads,
    the block runs without a limit.

    Args:
        seconds: The limit. CPU time, so that the result is the same on a busy machine.

    Raises:
        TimeLimitError: If the block takes longer.
    """
    if not hasattr(signal, "SIGVTALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeLimitError

    before = signal.signal(signal.SIGVTALRM, stop)
    outer, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)  # of a limit around this one
    limit = min(seconds, outer or seconds)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        yield
    finally:
        left, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if outer:
            signal.setitimer(signal.ITIMER_VIRTUAL, max(outer - limit + left, 0.001))
