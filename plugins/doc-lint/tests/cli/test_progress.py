"""The line that shows that a long run is still at work."""

import io
import time

import pytest

from doc_lint.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, work: float) -> str:
    with progress(stream, after=0.01):
        time.sleep(work)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def on_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_line_is_shown_and_removed_on_a_terminal() -> None:
    text = shown(Terminal(), 0.1)
    assert text.startswith("\r\x1b[Kdoc-lint: at work for 0 s")
    assert text.endswith("\r\x1b[K")


def test_short_work_shows_nothing() -> None:
    with progress(stream := Terminal(), after=60):
        pass
    assert stream.getvalue() == ""


def test_pipe_and_ci_get_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), 0.1) == ""
    monkeypatch.setenv("CI", "true")
    assert shown(Terminal(), 0.1) == ""


def test_error_removes_the_line() -> None:
    stream = Terminal()

    def fail() -> None:
        time.sleep(0.1)
        raise KeyError

    with pytest.raises(KeyError), progress(stream, after=0.01):
        fail()
    assert stream.getvalue().endswith("\r\x1b[K")
