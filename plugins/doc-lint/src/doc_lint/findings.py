"""What rules find and what a run reports."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from doc_lint.site import Location, Site

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

_CODE_SPAN = re.compile(r"`([^`]*)`")
_NUMBER = re.compile(r"(`[^`]*`)|(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\w)")


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
        url: Address of the rule's page, where the site names one; the engine fills it in.
    """

    location: Location
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    rule: str = ""
    severity: Severity = "warning"
    url: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.message} [{self.rule}]"

    def about(self, site: Site) -> str:
        """Return the path of the page that this is about.

        That is the page it stands in. A finding of the nav or the configuration is about the first page that its
        message names, and where it names none, about the file it stands in.
        """
        page = site.page_by_source.get(self.location.path)
        if page is not None:
            return page.path
        named = (span for span in _CODE_SPAN.findall(self.message) if span in site.page_by_path)
        return next(named, self.location.path)

    @property
    def fingerprint(self) -> str:
        """The message without its numbers: what stays the same when text around the finding changes."""
        return _NUMBER.sub(lambda found: found[1] or "#", self.message)


class Unjudged(Struct, frozen=True):
    """A link that a rule could not judge, since only the build knows what is there.

    Attributes:
        location: Where it stands.
        reason: What of the build is not known.
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

    def identities(self) -> tuple[str, ...]:
        """Return for each finding what tells it from all others and survives edits elsewhere in its file."""
        seen: Counter[tuple[str, ...]] = Counter()
        made = []
        for finding in self.findings:
            key = (finding.rule, finding.location.path, finding.fingerprint)
            made.append(sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest()[:32])
            seen[key] += 1
        return tuple(made)

    @property
    def failed(self) -> bool:
        """Whether there is an error or a warning."""
        return bool(self.of(["error", "warning"]))
