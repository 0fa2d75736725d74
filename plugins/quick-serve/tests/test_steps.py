"""Calls of steps that another process repeats."""

import pickle
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quick_serve.reads import Current
from quick_serve.steps import Calls, Steps

NAME = "script_of_this_test"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module with a function that reads a file."""
    module: Any = ModuleType(NAME)
    module.length = lambda path, *_: len(Path(path).read_text("utf-8"))
    monkeypatch.setitem(sys.modules, NAME, module)
    return module


def recorded(script: Any, *arguments: object) -> Calls:
    """Call the function of a script, and return what another process takes over."""
    with Steps([f"{NAME}:length"]).recorded() as calls:
        script.length(*arguments)
    again = pickle.loads(pickle.dumps(calls))  # noqa: S301 - written above
    assert isinstance(again, Calls)
    return again


@pytest.mark.parametrize(("text", "same"), [("bb", True), ("b", False)])
def test_a_call_is_made_again_in_another_process(text: str, same: bool, script: Any, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("aa", "utf-8")
    calls = recorded(script, file)
    file.write_text(text, "utf-8")
    assert calls.are_current(Current()) is same


def test_a_call_with_arguments_that_cannot_be_written_is_made_by_the_script(script: Any, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("aa", "utf-8")
    calls = recorded(script, file, lambda: None)
    file.write_text("bb", "utf-8")
    assert not calls.are_current(Current())
