"""What rules find and what a run reports."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from doc_lint.site.model import Location

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Related(Struct, frozen=True, order=True, gc=False):
    """Another place that explains a finding."""

    location: Location
    message: str


class Finding(Struct, frozen=True):
    """One broken rule at one place.

    Attributes:
        location: Where to look first.
        message: What was found and what was expected, one sentence.
        hint: The next action, imperative.
        related: Further places that explain it.
        rule: Name of the rule; the engine fills it in.
        severity: How bad it is; the engine fills it in.
    """

    location: Location
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    rule: str = ""
    severity: Severity = "warning"

    def __str__(self) -> str:
        return f"{self.location}: {self.message} [{self.rule}]"


class Skipped(Struct, frozen=True, order=True):
    """A rule that did not run, and the fact about the site that it lacked."""

    rule: str
    reason: str


class Report(Struct, frozen=True):
    """The outcome of a run.

    Attributes:
        findings: Sorted by location, then rule.
        skipped: Rules that lacked a fact.
        pages: Number of pages that were read.
        rules: Number of rules that ran.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    pages: int = 0
    rules: int = 0

    def of(self, severities: Iterable[Severity]) -> tuple[Finding, ...]:
        """Return the findings of these severities."""
        wanted = frozenset(severities)
        return tuple(finding for finding in self.findings if finding.severity in wanted)
