"""doc-lint: rules for the structure of a documentation site, proven at every build.

This is the public API. It is loaded on first use, so that commands that need little start fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from doc_lint._version import __version__

if TYPE_CHECKING:
    from doc_lint.engine import lint
    from doc_lint.facts import Fact, Missing
    from doc_lint.findings import Finding, Related, Report, Severity, Unjudged
    from doc_lint.options import OptionError, Options, read_options
    from doc_lint.rules import RULES, Rule, rule
    from doc_lint.site import Location, Page, Site

_HOMES = {
    "doc_lint.engine": ("lint",),
    "doc_lint.facts": ("Fact", "Missing"),
    "doc_lint.findings": ("Finding", "Related", "Report", "Severity", "Unjudged"),
    "doc_lint.options": ("OptionError", "Options", "read_options"),
    "doc_lint.rules": ("RULES", "Rule", "rule"),
    "doc_lint.site": ("Location", "Page", "Site"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "RULES",
    "Fact",
    "Finding",
    "Location",
    "Missing",
    "OptionError",
    "Options",
    "Page",
    "Related",
    "Report",
    "Rule",
    "Severity",
    "Site",
    "Unjudged",
    "__version__",
    "lint",
    "read_options",
    "rule",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
