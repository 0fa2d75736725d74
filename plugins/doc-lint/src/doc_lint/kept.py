"""Keep results with the record that they are about, so that the next run on an unchanged page does not repeat the work.

A server keeps its pages from one run to the next, and replaces those that change. Records are immutable, so a result
is right as long as its record is there, and goes with it.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


def kept(function: Callable[Concatenate[T, P], R], latest: int = 1) -> Callable[Concatenate[T, P], R]:
    """Keep the latest result of a pure function with its first argument, a record with a `__dict__`.

    The function runs again if another argument differs from that of the latest call. Its result must not be changed,
    and must not be an iterator.

    Args:
        function: The function.
        latest: How many results to keep, for a function that is called with different arguments in turn.
    """
    name = f"kept {function.__module__}.{function.__qualname__}"

    def run(record: T, /, *arguments: P.args, **named: P.kwargs) -> R:
        known: dict[str, tuple[tuple[Any, R], ...]] = record.__dict__
        results = known.get(name, ())
        for given, result in results:
            if given == (arguments, named):
                return result
        new = function(record, *arguments, **named)
        known[name] = ((arguments, named), new), *results[: latest - 1]
        return new

    update_wrapper(run, function)
    return run
