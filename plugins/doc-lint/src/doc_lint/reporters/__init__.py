"""How a report is written, one file per format: each is a function from a `Report` to text."""

from collections.abc import Callable
from importlib import import_module

from doc_lint.findings import Report

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


def reporter(name: str) -> Callable[[Report], str]:
    """Return the function that writes a format; only its module is imported."""
    render: Callable[[Report], str] = import_module(f"doc_lint.reporters.{name}").render
    return render
