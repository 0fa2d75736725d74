"""What rules find and what a run reports."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from doc_lint.site import Location

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Related(Struct, frozen=True, order=True, gc=False):
    """Another place that explains a finding."""

    location: Location
    message: str


class Finding(Struct, frozen=True, kw_only=True):
    """One broken rule at one place.

    Attributes:
        location: Where to look first, in a file that its author can edit.
        page: Path of the page that it is about, relative to the docs folder; empty where it is about none.
        key: What makes it this finding, with the rule and the page: names, never line numbers, counts or prose. It
            survives when the message is reworded and when text around it moves.
        message: What was found and what was expected, one sentence. Nothing reads it but people.
        hint: The next action, imperative.
        related: Further places that explain it.
        rule: Name of the rule; the engine fills it in.
        severity: How bad it is; the engine fills it in.
        url: Address of the rule's page, where the site names one; the engine fills it in.
    """

    location: Location
    page: str = ""
    key: tuple[str, ...] = ()
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    rule: str = ""
    severity: Severity = "warning"
    url: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.message} [{self.rule}]"

    @property
    def subject(self) -> str:
        """The page that it is about, or the file that it is in."""
        return self.page or self.location.path

    @property
    def identity(self) -> tuple[str, ...]:
        """Rule, subject and key: the same for findings that a baseline counts together."""
        return (self.rule, self.subject, *self.key)


class Unjudged(Struct, frozen=True):
    """A link that a rule could not judge, because only the build knows its target.

    Attributes:
        location: Where it is.
        reason: What is not known about the build.
        rule: Name of the rule; the engine fills it in.
    """

    location: Location
    reason: str
    rule: str = ""


class Skipped(Struct, frozen=True, order=True):
    """A rule that did not run, and the fact about the site that it lacked."""

    rule: str
    reason: str


class Ran(Struct, frozen=True):
    """A rule that ran.

    Attributes:
        rule: Its name.
        doc: Its docstring, as written.
        severity: How bad its findings are on this site.
        url: Address of its page, or the empty string.
    """

    rule: str
    doc: str = ""
    severity: Severity = "warning"
    url: str = ""


class Report(Struct, frozen=True):
    """The outcome of a run.

    Attributes:
        findings: Sorted by location, then rule.
        skipped: Rules that lacked a fact.
        pages: Number of pages that were read.
        ran: Rules that ran, in reading order.
        allowed: How many findings the site allows.
        accepted: How many findings the baseline accepts.
        unjudged: Links that rules could not judge.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    pages: int = 0
    ran: tuple[Ran, ...] = ()
    allowed: int = 0
    accepted: int = 0
    unjudged: tuple[Unjudged, ...] = ()

    def of(self, severities: Iterable[Severity]) -> tuple[Finding, ...]:
        """Return the findings of these severities."""
        wanted = frozenset(severities)
        return tuple(finding for finding in self.findings if finding.severity in wanted)

    def unjudged_by(self) -> dict[tuple[str, str], int]:
        """Return how many links could not be judged, by rule and reason."""
        return dict(Counter((link.rule, link.reason) for link in self.unjudged))

    def fingerprints(self) -> tuple[str, ...]:
        """Return for each finding a digest that differs from all others and survives edits elsewhere in its file."""
        seen: Counter[tuple[str, ...]] = Counter()
        made = []
        for finding in self.findings:
            identity = finding.identity
            made.append(sha256("\0".join((*identity, str(seen[identity]))).encode()).hexdigest()[:32])
            seen[identity] += 1
        return tuple(made)

    @property
    def failed(self) -> bool:
        """Whether there is an error or a warning."""
        return bool(self.of(["error", "warning"]))
