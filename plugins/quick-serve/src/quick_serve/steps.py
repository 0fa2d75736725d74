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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import reduce, wraps
from typing import Any

from mkdocs.plugins import get_plugin_logger

from quick_serve.log import messages
from quick_serve.reads import Current, Reads, recorded_apart

log = get_plugin_logger("quick-serve")

PYPROJECT = "pyproject.toml"


@dataclass(frozen=True)
class Call:
    """A call of such a function."""

    name: str  # in `pyproject.toml`
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]

    def again(self) -> tuple[object, Reads, bytes | None]:
        """Call the function; return the result, what was read, and the digest of the result.

        There is no digest if the result is not certain to depend on files alone.
        """
        owner, name = _find(self.name)
        with messages() as logged, recorded_apart() as reads:
            result = getattr(owner, name)(*self.arguments, **self.keywords)
        known = not (logged or reads.impure or reads.written)
        return result, reads, _digest(result) if known else None


@dataclass
class Step:
    """What a call has read and returned."""

    reads: Reads
    result: bytes | None


class Calls:
    """The calls of a script, in order. Another process repeats those whose arguments `pickle` can write."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._calls: list[Call] | bytes = []

    def add(self, call: Call) -> object:
        """Make a call, and remember it."""
        result, reads, digest = call.again()
        self._steps.append(Step(reads, digest))
        self._made().append(call)
        return result

    def are_current(self, current: Current) -> bool:
        """Return whether all calls would return the same. Make again those that would read something else."""
        return all(self._is_current(number, step, current) for number, step in enumerate(self._steps))

    def _is_current(self, number: int, step: Step, current: Current) -> bool:
        if step.result is None or step.reads.are_current(current):
            return step.result is not None
        try:
            _, reads, digest = self._made()[number].again()
        except (Exception, SystemExit):  # the script runs again and shows it
            return False
        step.reads = reads
        return digest is not None and digest == step.result

    def _made(self) -> list[Call]:
        if isinstance(self._calls, list):
            return self._calls
        with _from_working_directory():
            self._calls = [*pickle.loads(self._calls)]  # noqa: S301 - see `Disk`
        return self._calls

    def __getstate__(self) -> dict[str, object]:
        """Return what is kept on disk: no module of the site is needed to read it."""
        calls = b""
        with suppress(pickle.PicklingError, TypeError, AttributeError, RecursionError):
            calls = pickle.dumps(self._calls) if isinstance(self._calls, list) else self._calls
        return {"_steps": self._steps, "_calls": calls}


class Steps:
    """The functions, by their names in `pyproject.toml`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [*names]
        self._calls: Calls | None = None

    @contextmanager
    def recorded(self) -> Iterator[Calls]:
        """Record the calls in the code of the block."""
        while self._names:
            self._replace(self._names.pop())
        self._calls = calls = Calls()
        try:
            yield calls
        finally:
            self._calls = None

    def _replace(self, name: str) -> None:
        try:
            owner, last = _find(name)
            original = getattr(owner, last)
        except (ImportError, AttributeError) as error:
            log.warning("%s, tool.quick-serve.steps: cannot load %s: %s", PYPROJECT, name, error)
            return

        @wraps(original)
        def step(*arguments: Any, **keywords: Any) -> Any:
            if self._calls is None:
                return original(*arguments, **keywords)
            calls, self._calls = self._calls, None  # what a step calls is a part of it
            try:
                return calls.add(Call(name, arguments, keywords))
            finally:
                self._calls = calls

        setattr(owner, last, step)


def _find(name: str) -> tuple[Any, str]:
    """Return the module or class that has a function, and the name of the function there."""
    module, _, path = name.partition(":")
    *owners, last = path.split(".")
    with _from_working_directory():
        return reduce(getattr, owners, importlib.import_module(module)), last


@contextmanager
def _from_working_directory() -> Iterator[None]:
    """Let modules be imported from the working directory."""
    sys.path.insert(0, os.getcwd())
    try:
        yield
    finally:
        sys.path.remove(os.getcwd())


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
