"""Output formats of a report, one module per format. Each has a function `render(report) -> str`."""

from collections.abc import Callable
from importlib import import_module

from doc_lint.findings import Report

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


def reporter(name: str) -> Callable[[Report], str]:
    """Return the function that renders a format. Only its module is imported."""
    render: Callable[[Report], str] = import_module(f"doc_lint.reporters.{name}").render
    return render
