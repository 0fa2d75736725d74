"""Functions of hooks whose results are kept."""

import os
import subprocess
import sys
from collections.abc import Hashable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from conftest import SOURCES, Builder
from quick_serve.functions import Functions, digest
from test_disk import change

NAME = "hook_with_functions"


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A hook with functions that list their calls."""
    module: Any = ModuleType(NAME)
    module.calls = []

    def pair(first: object, second: object = 0) -> tuple[object, object]:
        module.calls.append((first, second))
        return first, second

    def function(number: int) -> Any:
        module.calls.append(number)
        return lambda: number

    module.pair, module.function = pair, function
    monkeypatch.setitem(sys.modules, NAME, module)
    return module


def kept(*names: str) -> Functions:
    """Replace functions, and start a build."""
    functions = Functions(f"{NAME}:{name}" for name in names)
    functions.start()
    return functions


def test_a_function_is_called_once_with_the_same_arguments(hook: Any) -> None:
    functions = kept("pair")
    for _ in range(3):
        assert hook.pair("a", second=("b", frozenset("cd"))) == ("a", ("b", frozenset("cd")))
        assert hook.pair("a", "b") == ("a", "b")
        functions.end()
        functions.start()
    assert len(hook.calls) == 2


def test_equal_arguments_of_different_types_are_different(hook: Any) -> None:
    kept("pair")
    assert [*map(repr, (hook.pair(1), hook.pair(1.0), hook.pair(True)))] == ["(1, 0)", "(1.0, 0)", "(True, 0)"]


def test_a_result_that_a_build_did_not_use_is_forgotten(hook: Any) -> None:
    functions = kept("pair")
    hook.pair("a")
    for _ in range(2):
        functions.end()
        functions.start()
    hook.pair("a")
    assert len(hook.calls) == 2


def test_another_process_takes_over_the_results(hook: Any) -> None:
    original = hook.pair
    functions = kept("pair", "function")
    hook.pair("a")
    hook.function(1)  # what it returns cannot be written
    functions.end()
    stored = functions.stored()

    hook.pair = original
    again = Functions([f"{NAME}:pair"])
    again.restore(stored)
    again.start()
    assert hook.pair("a") == ("a", 0)
    assert hook.calls == [("a", 0), 1]
    again.end()
    assert {key: id(data) for key, data in again.stored().items()} == {key: id(data) for key, data in stored.items()}


def test_a_call_with_a_list_is_made_each_time(hook: Any) -> None:
    kept("pair")
    assert hook.pair(["a"]) == hook.pair(["a"]) == (["a"], 0)
    assert hook.pair("a", SOURCES) == hook.pair("a", SOURCES) == ("a", SOURCES)
    assert len(hook.calls) == 4


class Pair(NamedTuple):
    """A tuple of a kind."""

    first: str
    second: str


VALUES: list[Hashable] = [
    None,
    0,
    1,
    1.0,
    True,
    "",
    "1",
    b"1",
    (),
    ("",),
    ("a", "b"),
    ("ab",),
    (("a",), "b"),
    frozenset(),
    frozenset("a"),
    frozenset("ab"),
    frozenset({("a", "b")}),
    Pair("a", "b"),
]


def test_digests_are_different_for_different_values() -> None:
    assert len({digest(value) for value in VALUES}) == len(VALUES)


def test_digests_are_equal_for_equal_values_in_all_processes() -> None:
    value = "('a', frozenset(map('{}'.format, range(99))), ('b' * 2, 1.5))"
    program = f"from quick_serve.functions import digest; print(digest({value}))"
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONPATH": str(SOURCES), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(found) == 1
    assert digest(("a", "bb")) == digest((sys.intern("a"), "".join(["b", "b"])))


def test_a_value_of_another_kind_has_no_digest() -> None:
    with pytest.raises(ValueError, match="unmarshallable"):
        digest(SOURCES)


def test_a_function_that_no_hook_has_is_reported(hook: Any, caplog: pytest.LogCaptureFixture) -> None:
    kept("missing")
    assert f"no hook has loaded {NAME}:missing" in caplog.text


@pytest.mark.parametrize("mode", ["quick", "stored"])
def test_files_of_a_hook_are_those_of_a_build_from_nothing(mode: str, root: Path, tmp_path: Path) -> None:
    builders = [Builder(root, name, tmp_path / name) for name in (mode, "cold" if mode == "quick" else "plain")]
    edits = [
        ("docs/guides/one.md", "A note.", "Notes."),
        ("docs/examples/program.py", "one", "three"),
        ("hooks/part.py", "% 7", "% 5"),
        ("pyproject.toml", 'functions = ["part:note"]', ""),
    ]
    try:
        for file, old, new in edits:
            assert [builder.build() for builder in builders] == ["", ""]
            assert builders[0].files() == builders[1].files()
            change(root / file, old, new)
            builders[0].start_again()
        assert [builder.build() for builder in builders] == ["", ""]
        assert builders[0].files() == builders[1].files()
    finally:
        for builder in builders:
            builder.stop()
