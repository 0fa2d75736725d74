"""The line that shows that a long run is still at work."""

import io
import re
import threading
import time

import pytest

from doc_lint.cli.progress import progress

TIMEOUT = 300  # seconds, on a machine that may be busy


class Terminal(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.written.set()


def shown_during_work(stream: io.StringIO) -> str:
    with progress(stream, after=0.01):
        time.sleep(0.1)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def on_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_line_is_shown_and_removed_on_a_terminal() -> None:
    stream = Terminal()
    with progress(stream, after=0.01):
        assert stream.written.wait(TIMEOUT)
    assert re.match(r"\r\x1b\[Kdoc-lint: at work for \d+ s", stream.getvalue())
    assert stream.getvalue().endswith("\r\x1b[K")


def test_short_work_shows_nothing() -> None:
    with progress(stream := Terminal(), after=60):
        pass
    assert stream.getvalue() == ""


def test_pipe_and_ci_get_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_during_work(io.StringIO()) == ""
    monkeypatch.setenv("CI", "true")
    assert shown_during_work(Terminal()) == ""


def test_error_removes_the_line() -> None:
    stream = Terminal()

    def fail() -> None:
        assert stream.written.wait(TIMEOUT)
        raise KeyError

    with pytest.raises(KeyError), progress(stream, after=0.01):
        fail()
    assert stream.getvalue().endswith("\r\x1b[K")
