"""Stop work that a site can make endless, such as a search with one of its regular expressions."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SAMPLE = 1.0  # seconds


class TimeLimitError(BaseException):
    """The work took longer than its limit. Not an `Exception`: code that handles all of those must not continue."""


@contextmanager
def time_limit(seconds: float, counts: Callable[[FrameType], bool] | None = None) -> Iterator[None]:
    """Stop the block after so much CPU time of this process.

    Python's `re` and other loops check for signals, so a timer can stop them: no second process is needed, and no other
    engine, which would read some expressions differently. Where there are no such signals, on Windows and in threads,
    the block runs without a limit.

    Args:
        seconds: The limit. CPU time, so that the result is the same on a busy machine.
        counts: Returns whether a second counts, by the function that runs at its end. By default, all time counts.

    Raises:
        TimeLimitError: If the block takes longer.
    """
    if not hasattr(signal, "SIGVTALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    step = _SAMPLE if counts else seconds
    counted = 0.0

    def stop(_number: int, frame: FrameType | None) -> None:
        nonlocal counted
        if counts is None or frame is None or counts(frame):
            counted += step
        if counted >= seconds:
            raise TimeLimitError

    before = signal.signal(signal.SIGVTALRM, stop)
    outer, interval = signal.setitimer(signal.ITIMER_VIRTUAL, 0)  # of a limit around this one
    limit = min(step, outer or step)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, limit, step if counts else 0)
        yield
    finally:
        left, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if outer:
            signal.setitimer(signal.ITIMER_VIRTUAL, max(outer - limit + left, 0.001), interval)
