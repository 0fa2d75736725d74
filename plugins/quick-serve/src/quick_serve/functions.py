"""Functions of hooks whose results depend on nothing but their arguments, such as one that reads the HTML of a page.

Their results are kept in memory and on disk. They are named in `pyproject.toml`:

    [tool.quick-serve]
    functions = ["package.module:function"]
"""

import hashlib
import marshal
import pickle
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from mkdocs.plugins import get_plugin_logger

from quick_serve.generations import Generations
from quick_serve.steps import PYPROJECT

log = get_plugin_logger("quick-serve")

_VERSION = 2  # of `marshal`: later ones write whether a text is interned


@dataclass
class _Result:
    value: Any
    call: tuple[Any, ...]  # the name and the arguments
    data: bytes | None  # the value as it is on disk


class Functions:
    """The results of the last build, and those of the present one, by name and arguments."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [*names]
        self._kept = Generations[_Result]()
        self._restored: Mapping[bytes, bytes] = {}

    def start(self) -> None:
        """Start a build. Before the first one, MkDocs has loaded the hooks."""
        while self._names:
            self._replace(self._names.pop())
        self._kept.start()

    def end(self) -> None:
        """Forget what the build did not use."""
        self._kept.end()
        self._restored = {}

    def stored(self) -> dict[bytes, bytes]:
        """Return the results of the last build, to write them to disk: those that `pickle` can write."""
        found = {}
        for result in self._kept.stored().values():
            if result.data is None:
                try:
                    result.data = pickle.dumps(result.value)
                except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
                    continue
            found[digest(result.call)] = result.data
        return found

    def restore(self, stored: Mapping[bytes, bytes]) -> None:
        """Take over what another process has kept."""
        self._restored = stored

    def _replace(self, name: str) -> None:
        module, _, function = name.partition(":")
        owner = sys.modules.get(module)
        original = getattr(owner, function, None)
        if original is None:
            log.warning("%s, tool.quick-serve.functions: no hook has loaded %s", PYPROJECT, name)
            return

        @wraps(original)
        def replaced(*arguments: Any, **keywords: Any) -> Any:
            kinds = tuple(map(type, (*arguments, *keywords.values())))  # 1 is equal to 1.0
            call = name, arguments, tuple(keywords.items())
            try:
                kept = self._kept.get((call, kinds))
                written = b"" if kept else _written(call)
            except (TypeError, ValueError):  # an argument such as a list
                return original(*arguments, **keywords)
            if kept is None:
                data = self._restored.get(_digest(written)) if self._restored else None
                value = pickle.loads(data) if data else original(*arguments, **keywords)  # noqa: S301 - see `Disk`
                kept = _Result(value, call, data)
            self._kept.keep((call, kinds), kept)
            return kept.value

        setattr(owner, function, replaced)


def digest(value: Any) -> bytes:
    """Return what is equal for equal values, in any process.

    Raises:
        ValueError: The value is not made of texts, numbers, tuples and frozen sets.
    """
    return _digest(_written(value))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _written(value: Any) -> bytes:
    try:
        return marshal.dumps(value, _VERSION)
    except ValueError:  # a named tuple, perhaps
        return marshal.dumps(_plain(value), _VERSION)


def _plain(value: Any) -> Any:
    return (type(value).__qualname__, *map(_plain, value)) if isinstance(value, tuple) else value
