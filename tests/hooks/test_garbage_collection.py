"""Builds run without the garbage collector, a server with it."""

import atexit
import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

import garbage_collection
from garbage_collection import on_shutdown, on_startup


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector on, and as it was at the end."""
    yield
    gc.enable()
    atexit.unregister(gc.freeze)


@pytest.mark.parametrize(("command", "is_on"), [("build", False), ("gh-deploy", False), ("serve", True)])
def test_only_a_server_collects_garbage(command: Literal["build", "gh-deploy", "serve"], is_on: bool) -> None:
    on_startup(command=command, dirty=False)
    assert gc.isenabled() == is_on
    on_shutdown()
    assert gc.isenabled()


def test_process_that_goes_on_does_not_collect_what_the_build_has_made_right_away() -> None:
    phases = []

    def note(phase: str, _: dict[str, int]) -> None:
        phases.append(phase)

    on_startup(command="build", dirty=False)
    made = [[number] for number in range(10_000)]
    gc.callbacks.append(note)
    try:
        on_shutdown()
        made += [[number] for number in range(100)]
    finally:
        gc.callbacks.remove(note)
    assert not phases
    assert not gc.get_freeze_count()


def test_end_of_python_does_not_look_at_what_the_build_has_made() -> None:
    program = (
        "import atexit, gc\n"
        "from garbage_collection import on_shutdown, on_startup\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > len(made)))\n"
        "on_startup(command='build', dirty=False)\n"
        "made = [[number] for number in range(10_000)]\n"
        "on_shutdown()\n"
    )
    hooks = Path(garbage_collection.__file__).parent
    run = subprocess.run([sys.executable, "-c", program], cwd=hooks, capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"
