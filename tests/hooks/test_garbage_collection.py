"""Builds run without the garbage collector, a server with it."""

import gc
from collections.abc import Iterator
from typing import Literal

import pytest

from garbage_collection import on_shutdown, on_startup


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector on."""
    yield
    gc.enable()


@pytest.mark.parametrize(("command", "is_on"), [("build", False), ("gh-deploy", False), ("serve", True)])
def test_only_a_server_collects_garbage(command: Literal["build", "gh-deploy", "serve"], is_on: bool) -> None:
    on_startup(command=command, dirty=False)
    assert gc.isenabled() == is_on
    on_shutdown()
    assert gc.isenabled()
