"""Functions of scripts that read many files and return little, such as the titles of all pages.

A script that calls one depends on what it returns, not on what it reads. They are named in `pyproject.toml`:

    [tool.quick-serve]
    steps = ["package.module:Class.method"]
"""

import hashlib
import importlib
import io
import os
import pickle
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, reduce, wraps
from typing import Any

from mkdocs.plugins import get_plugin_logger

from quick_serve.log import messages
from quick_serve.reads import Current, Reads, recorded_apart

log = get_plugin_logger("quick-serve")

PYPROJECT = "pyproject.toml"


@dataclass
class Step:
    """A call of such a function, and what it returned; nothing if that is not certain to depend on files alone.

    Another process cannot repeat the call.
    """

    call: Callable[[], object] | None
    reads: Reads
    result: bytes | None

    def __getstate__(self) -> dict[str, object]:
        """Return what is kept on disk."""
        return {**vars(self), "call": None}

    def is_current(self, current: Current) -> bool:
        """Return whether the call would return the same. Call it again if it would read something else."""
        if self.result is None or self.reads.are_current(current):
            return self.result is not None
        if self.call is None:
            return False
        try:
            _, again = _called(self.call)
        except (Exception, SystemExit):  # the script runs again and shows it
            return False
        self.reads = again.reads
        return again.result is not None and again.result == self.result


class Steps:
    """The functions, by their names in `pyproject.toml`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [*names]
        self._calls: list[Step] | None = None

    @contextmanager
    def recorded(self) -> Iterator[list[Step]]:
        """Record the calls in the code of the block."""
        while self._names:
            self._replace(self._names.pop())
        calls: list[Step] = []
        self._calls = calls
        try:
            yield calls
        finally:
            self._calls = None

    def _replace(self, name: str) -> None:
        module, _, path = name.partition(":")
        *owners, last = path.split(".")
        sys.path.insert(0, os.getcwd())
        try:
            owner = reduce(getattr, owners, importlib.import_module(module))
            original = getattr(owner, last)
        except (ImportError, AttributeError) as error:
            log.warning("%s, tool.quick-serve.steps: cannot load %s: %s", PYPROJECT, name, error)
            return
        finally:
            sys.path.remove(os.getcwd())

        @wraps(original)
        def step(*arguments: Any, **keywords: Any) -> Any:
            if self._calls is None:
                return original(*arguments, **keywords)
            calls, self._calls = self._calls, None  # what a step calls is a part of it
            try:
                result, called = _called(partial(original, *arguments, **keywords))
            finally:
                self._calls = calls
            calls.append(called)
            return result

        setattr(owner, last, step)


def _called(call: Callable[[], object]) -> tuple[object, Step]:
    with messages() as logged, recorded_apart() as reads:
        result = call()
    known = not (logged or reads.impure or reads.written)
    return result, Step(call, reads, _digest(result) if known else None)


def _digest(value: object) -> bytes | None:
    """Return what is equal for equal values; nothing for a value that cannot be written."""
    with io.BytesIO() as file:
        pickler = pickle.Pickler(file)
        pickler.fast = True  # a value that occurs twice is written twice, whether or not it is one object
        try:
            pickler.dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError):
            return None
        return hashlib.blake2b(file.getvalue(), digest_size=16).digest()


def option(name: str) -> list[str]:
    """Return the texts of an option in the file in the working directory."""
    try:
        with open(PYPROJECT, "rb") as file:
            options = tomllib.load(file).get("tool", {}).get("quick-serve", {})
    except (OSError, tomllib.TOMLDecodeError):
        return []
    return [str(text) for text in options.get(name, [])]
