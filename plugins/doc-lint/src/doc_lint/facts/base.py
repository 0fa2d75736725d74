"""Facts: functions whose parameters name the facts that they depend on."""

import inspect
from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Missing(Struct, frozen=True):
    """The value of a fact that is unknown for a site. Rules that need it are skipped.

    Attributes:
        reason: Why the fact is unknown, as a clause: "the package `shop` is not installed".
        expected: Whether the fact is unknown for most sites. The summary then lists skipped rules only if the site
            configures or selects them.
    """

    reason: str
    expected: bool = False


class Fact:
    """A function that computes a fact from other facts.

    Attributes:
        name: Name of the function. Rules and facts ask for the fact by this name.
        function: The function.
        asks: Names of the facts that it asks for, with whether each is optional.
    """

    def __init__(self, function: Callable[..., Any]):
        self.function = function
        self.name = function.__name__
        self.asks = asks(function)

    def __repr__(self) -> str:
        return f"<Fact {self.name}>"


def fact(function: Callable[..., Any]) -> Fact:
    """Turn a function into a fact. Its docstring describes the fact, and it may return `Missing`."""
    return Fact(function)


def asks(function: Callable[..., Any]) -> dict[str, bool]:
    """Return the names of the positional parameters of a function, with whether each is optional.

    A parameter with a default is optional: `symbols: Symbols | None = None`.
    """
    parameters = inspect.signature(function).parameters.values()
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return {p.name: p.default is not inspect.Parameter.empty for p in parameters if p.kind in positional}
