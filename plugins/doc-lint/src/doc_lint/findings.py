"""Findings of rules, and the report of a run."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from doc_lint.site import Location

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Related(Struct, frozen=True, order=True, gc=False):
    """Another location that helps to understand a finding."""

    location: Location
    message: str


class Edit(Struct, frozen=True, order=True, gc=False):
    """A change that fixes a finding.

    It is a new target of a link, an image or an entry, a level of a heading, a comment that goes, or a new order of
    entries.

    Attributes:
        location: Where the link `[text](target)`, the image, the heading or the comment starts, or the line of the
            entry.
        old: The target, the `#` of the heading or the comment, as written; of entries, a part of each line.
        new: What replaces it; of entries, the same parts in the new order.
        is_choice: Whether another fix may be better. It is then made only where somebody selects the rule by name.
        lines: For a new order, the line of each entry, in the order of `old`. The entries are separated by newlines.
    """

    location: Location
    old: str
    new: str
    is_choice: bool = False
    lines: tuple[int, ...] = ()


class Finding(Struct, frozen=True, kw_only=True):
    """A broken rule: at one place, or at all places with one cause.

    Attributes:
        location: Where to look first, in a file that the author can edit.
        page: Path of the page that the finding is about, relative to the docs folder; empty if it is not about a page.
        key: Identifies the finding together with the rule and the page. It consists of names, never of line numbers,
            counts or prose, so it stays the same when the message is reworded or the text around it moves.
        message: What is wrong, in one sentence. It is for people only: no code parses it.
        hint: The next action, in the imperative.
        related: Other locations that help to understand the finding.
        edits: Changes that fix this place for certain, for `doc-lint check --fix`; empty if a person must decide.
        cause: What must change, as names, if that is not the place itself: the missing page that several links name.
            Findings with the same cause are reported as one, also those of different rules. Empty if each place has its
            own cause.
        others: The other places with the same cause, each with its own rule, page, key and message; set by the engine.
        rule: Name of the rule; set by the engine.
        severity: Severity of the finding; set by the engine.
        url: URL of the rule's page, if `rules_url` is set; set by the engine.
    """

    location: Location
    page: str = ""
    key: tuple[str, ...] = ()
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    cause: tuple[str, ...] = ()
    others: tuple["Finding", ...] = ()
    rule: str = ""
    severity: Severity = "warning"
    url: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.message} [{self.rule}]"

    @property
    def subject(self) -> str:
        """The page that the finding is about, or else the file that contains it."""
        return self.page or self.location.path

    @property
    def identity(self) -> tuple[str, ...]:
        """Rule, subject and key of this place. A baseline counts places with the same identity together."""
        return (self.rule, self.subject, *self.key)

    @property
    def places(self) -> tuple["Finding", ...]:
        """All places: the finding itself and the others with its cause."""
        return (self, *self.others)


class Unjudged(Struct, frozen=True):
    """A link that a rule could not check, because only the build knows its target; or a page with unknown text.

    Attributes:
        location: Where the link is, or the page.
        reason: What doc-lint does not know about the build.
        rule: Name of the rule; set by the engine. Empty for a page.
        ignored: The missing file or folder that Git ignores, if that is the reason. The engine then names all of them.
    """

    location: Location
    reason: str
    rule: str = ""
    ignored: str = ""


class Skipped(Struct, frozen=True, order=True):
    """A rule that did not run because a fact was missing, and the reason."""

    rule: str
    reason: str


class Ran(Struct, frozen=True):
    """A rule that ran.

    Attributes:
        rule: Name of the rule.
        doc: Its docstring.
        severity: Severity of its findings on this site.
        url: URL of its page, or an empty string.
    """

    rule: str
    doc: str = ""
    severity: Severity = "warning"
    url: str = ""


class Renamed(Struct, frozen=True):
    """A former name of a rule or option that the site or the command line uses.

    Attributes:
        former: The former name.
        current: The current name.
        place: Where it is, or the option of the command line.
    """

    former: str
    current: str
    place: Location | str

    def __str__(self) -> str:
        return f"{self.place}: `{self.former}` is now named `{self.current}`; the old name will stop working"


class Report(Struct, frozen=True):
    """The result of a run.

    Attributes:
        findings: The findings, sorted by location, then rule. Those with the same cause are one.
        skipped: Rules that did not run because a fact was missing.
        pages: Number of pages read.
        ran: Rules that ran, in the order of the rule list.
        allowed: Number of places that suppressions cover.
        accepted: Number of places that the baseline accepts.
        unjudged: Links that rules could not check.
        unjudged_pages: Pages of which something is unknown: a hook may change them, or they include a generated file.
        renamed: Former names that the site uses.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    pages: int = 0
    ran: tuple[Ran, ...] = ()
    allowed: int = 0
    accepted: int = 0
    unjudged: tuple[Unjudged, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    unjudged_pages: tuple[Unjudged, ...] = ()

    def of(self, severities: Iterable[Severity]) -> tuple[Finding, ...]:
        """Return the findings with one of these severities."""
        wanted = frozenset(severities)
        return tuple(finding for finding in self.findings if finding.severity in wanted)

    def unjudged_by(self) -> dict[tuple[str, str], int]:
        """Return the number of unjudged links by rule and reason."""
        return dict(Counter((link.rule, link.reason) for link in self.unjudged))

    def unjudged_links(self) -> dict[str, int]:
        """Return the number of unjudged links by reason. A link that several rules could not judge counts once."""
        return dict(
            Counter(reason for reason, _ in dict.fromkeys((each.reason, each.location) for each in self.unjudged))
        )

    def pages_unjudged(self) -> dict[str, int]:
        """Return the number of unjudged pages by reason."""
        return dict(Counter(page.reason for page in self.unjudged_pages))

    def fingerprints(self) -> tuple[str, ...]:
        """Return a digest for each finding. It is unique, and edits elsewhere in the file don't change it.

        That of a finding with a cause is the same as long as one of its places is left.
        """
        seen: Counter[tuple[str, ...]] = Counter()
        digests = []
        for finding in self.findings:
            identity = ("cause", *finding.cause) if finding.cause else finding.identity
            digests.append(
                sha256("\0".join((*identity, str(seen[identity]))).encode(errors="surrogatepass")).hexdigest()[:32]
            )
            seen[identity] += 1
        return tuple(digests)

    @property
    def failed(self) -> bool:
        """Whether there is an error or a warning."""
        return bool(self.of(["error", "warning"]))
