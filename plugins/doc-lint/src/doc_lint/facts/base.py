"""What a fact is: a function whose parameters name the facts it is derived from."""

import inspect
from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Missing(Struct, frozen=True):
    """A fact that is not known for this site. Rules that need it are skipped for this reason.

    Attributes:
        reason: Why, as a clause: "the package `shop` is not installed".
        expected: Whether most sites lack it: the summary then names it only where the site chose the rule.
    """

    reason: str
    expected: bool = False


class Fact:
    """A function from facts to a fact.

    Attributes:
        name: The function's name, by which rules and facts ask for it.
        function: The function.
        asks: The facts it needs, by name: whether it can do without.
    """

    def __init__(self, function: Callable[..., Any]):
        self.function = function
        self.name = function.__name__
        self.asks = asks(function)

    def __repr__(self) -> str:
        return f"<Fact {self.name}>"


def fact(function: Callable[..., Any]) -> Fact:
    """Make a fact of a function. Its docstring says what the fact is; it may return `Missing`."""
    return Fact(function)


def asks(function: Callable[..., Any]) -> dict[str, bool]:
    """Return the facts that the positional parameters of a function name, with whether each may be missing.

    A parameter may be missing where it has a default: `symbols: Symbols | None = None`.
    """
    parameters = inspect.signature(function).parameters.values()
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return {p.name: p.default is not inspect.Parameter.empty for p in parameters if p.kind in positional}
