"""Replace functions of MkDocs and its plugins."""

import functools
from collections.abc import Callable
from types import ModuleType
from typing import Any


def replace(owner: Any, name: str, new: Callable[..., Any]) -> None:
    """Let a function be called with the original as first argument."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def replaced(*arguments: Any, **keywords: Any) -> Any:
        return new(original, *arguments, **keywords)

    setattr(owner, name, replaced)


def replace_in(module: ModuleType, name: str, **new: Callable[..., Any]) -> None:
    """Let one module see another with some functions replaced."""
    seen = ModuleType(name)
    vars(seen).update(vars(vars(module)[name]))
    for function, replacement in new.items():
        replace(seen, function, replacement)
    vars(module)[name] = seen
