"""Endless work of a site is stopped."""

import contextlib
import re
import signal
import threading
from time import process_time

import pytest

from doc_lint.time_limit import TimeLimitError, time_limit

ENDLESS = re.compile("(a+)+$")


def search(seconds: float, text: str) -> bool:
    with time_limit(seconds):
        return ENDLESS.search(text) is not None


def test_endless_search_is_stopped() -> None:
    with pytest.raises(TimeLimitError):
        search(0.02, "a" * 60 + "!")


def test_code_that_handles_every_exception_does_not_continue() -> None:
    def careless() -> None:
        with contextlib.suppress(Exception):  # as extensions of Markdown do
            ENDLESS.search("a" * 60 + "!")

    with pytest.raises(TimeLimitError), time_limit(0.02):
        careless()


def test_nothing_is_left_of_a_limit() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    assert search(100, "a")
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_inner_limit_keeps_the_outer_one() -> None:
    with pytest.raises(TimeLimitError), time_limit(0.1):
        any(search(100, text) for text in ("b", "a" * 60 + "!"))
    with time_limit(100):
        with pytest.raises(TimeLimitError):
            search(0.02, "a" * 60 + "!")
        assert 90 < signal.getitimer(signal.ITIMER_VIRTUAL)[0] <= 100


def test_threads_have_no_limit() -> None:
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.append(search(0.02, "a")))
    thread.start()
    thread.join()
    assert found == [True]


def test_only_some_time_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_lint.time_limit._SAMPLE", 0.01)
    until = process_time() + 0.1
    with time_limit(0.02, lambda _: False):
        while process_time() < until:
            pass
    with pytest.raises(TimeLimitError), time_limit(0.02, lambda _: True):
        ENDLESS.search("a" * 60 + "!")
