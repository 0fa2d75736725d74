"""End a build in one line if an event of the plugin fails."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
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
