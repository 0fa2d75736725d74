"""doc-lint: rules for the structure of a documentation site, checked at every build.

This is the public API. Each name is imported on first use, so that small commands start fast.
"""

from importlib import import_module

from doc_lint._version import __version__

TYPE_CHECKING = False  # to import `typing` takes as long as a third of a command
if TYPE_CHECKING:
    from typing import Any

    from doc_lint.engine import lint
    from doc_lint.facts import Fact, Missing
    from doc_lint.findings import Finding, Related, Report, Severity, Unjudged
    from doc_lint.option_values import OptionError
    from doc_lint.options import Options, read_options
    from doc_lint.rules import RULES, Rule, rule
    from doc_lint.site import Location, Page, Site

_NAMES_BY_MODULE = {
    "doc_lint.engine": ("lint",),
    "doc_lint.facts": ("Fact", "Missing"),
    "doc_lint.findings": ("Finding", "Related", "Report", "Severity", "Unjudged"),
    "doc_lint.option_values": ("OptionError",),
    "doc_lint.options": ("Options", "read_options"),
    "doc_lint.rules": ("RULES", "Rule", "rule"),
    "doc_lint.site": ("Location", "Page", "Site"),
}
_MODULE_BY_NAME = {name: module for module, names in _NAMES_BY_MODULE.items() for name in names}

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


def __getattr__(name: str) -> "Any":
    if name not in _MODULE_BY_NAME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULE_BY_NAME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
