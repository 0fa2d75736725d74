"""Describe an error of doc-lint itself in one line; the details are in a file."""

import sys
from collections.abc import Sequence
from shlex import join
from tempfile import NamedTemporaryFile
from traceback import format_exception

from doc_lint._version import __version__
from doc_lint.reporters.printable import printable


def describe(error: Exception, command: Sequence[str]) -> str:
    """Write the details of an error to a file, and return one line that names it and the command to repeat it.

    Args:
        error: The error.
        command: The name of the command and its arguments.
    """
    again = join(command)
    with NamedTemporaryFile("w", prefix="doc-lint-", suffix=".txt", delete=False, errors="backslashreplace") as file:
        file.write(f"doc-lint {__version__}, Python {sys.version}\n{again}\n{''.join(format_exception(error))}")
    what = f"{type(error).__name__}: {str(error)[:200]}"
    return printable(f"internal error: {what}; to repeat it: {again}; details are in {file.name}")
