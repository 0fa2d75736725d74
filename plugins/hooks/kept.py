"""Keep what functions return for the next build of a server: only what belongs to a changed page is computed again.

What a build does not ask for is forgotten. `functools.lru_cache` forgets by number: with too small a number, nothing is
left for the next build, and with a large one, a server grows with each change.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class _Results(Generic[R]):
    def __init__(self) -> None:
        self.last: dict[Any, R] = {}
        self.present: dict[Any, R] = {}


_all: list[_Results[Any]] = []


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the results of a function that depend on nothing but its arguments, which can be hashed."""
    results = _Results[R]()
    _all.append(results)

    @wraps(function)
    def call(*arguments: P.args, **keywords: P.kwargs) -> R:
        values = (*arguments, *keywords.values())
        key = values, tuple(keywords), tuple(map(type, values))  # 1 is equal to 1.0, and markup to its text
        if key not in results.present:
            results.present[key] = results.last[key] if key in results.last else function(*arguments, **keywords)
        return results.present[key]

    return call


def end_build() -> None:
    """Forget the results that nobody has asked for since the last call."""
    for results in _all:
        results.last, results.present = results.present, {}
