"""End a build in one line if an event of the plugin fails, or where a page includes what cannot be read."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from traceback import walk_tb
from typing import ParamSpec, TypeVar

from mkdocs.exceptions import MkDocsException, PluginError

from doc_lint import internal_error

P = ParamSpec("P")
T = TypeVar("T")


def event(function: Callable[P, T]) -> Callable[P, T]:
    """Turn an unexpected error of an event into MkDocs' own, which is logged without a traceback."""

    @wraps(function)
    def run(*arguments: P.args, **options: P.kwargs) -> T:
        try:
            return function(*arguments, **options)
        except MkDocsException:
            raise
        except Exception as error:
            command = [PurePath(sys.argv[0]).name, *sys.argv[1:]]
            raise PluginError(f"doc-lint: {internal_error.describe(error, command)}") from None

    return run


def is_from_snippets(error: Exception) -> bool:
    """Return whether pymdownx.snippets failed at what a page includes. Other errors keep their traceback."""
    return any(frame.f_globals.get("__name__") == "pymdownx.snippets" for frame, _ in walk_tb(error.__traceback__))
