"""The report as JSON; `doc-lint schema --report` prints its schema."""

from typing import Literal

from msgspec import Struct

from doc_lint.findings import Finding, Report, Severity, Skipped
from doc_lint.reporters.printable import encodable, to_json
from doc_lint.site import Location


class Place(Struct, frozen=True):
    """A place in a file. Lines and columns start at 1; columns count characters."""

    path: str
    line: int
    column: int


class RelatedPlace(Struct, frozen=True):
    """Another place that helps to understand a finding."""

    location: Place
    message: str


class PlaceOfFinding(Struct, frozen=True):
    """A place of a finding. `rule`, `page` and `key` identify it, and its message is about it."""

    rule: str
    page: str
    location: Place
    key: tuple[str, ...]
    message: str


class Entry(Struct, frozen=True):
    """A finding: one broken rule at one place, or at all places with one cause, such as the links to a missing page.

    `rule`, `severity`, `page`, `location`, `key`, `message`, `hint` and `places` are stable within a version of the
    format; the wording of `message` and `hint` is not. `places` lists all places; the first is the finding itself.
    """

    rule: str
    severity: Severity
    page: str
    location: Place
    key: tuple[str, ...]
    message: str
    hint: str
    url: str
    related: tuple[RelatedPlace, ...]
    places: tuple[PlaceOfFinding, ...]
    fingerprint: str


class UnjudgedLinks(Struct, frozen=True):
    """Number of links that a rule could not check, and the reason."""

    rule: str
    reason: str
    links: int


class UnjudgedPages(Struct, frozen=True):
    """Number of pages of which something is unknown before the build, and the reason."""

    reason: str
    pages: int


class Summary(Struct, frozen=True):
    """Numbers of findings, pages and rules, and what was not checked."""

    errors: int
    warnings: int
    infos: int
    allowed: int
    baseline: int
    pages: int
    rules: int
    skipped: tuple[Skipped, ...]
    unjudged: tuple[UnjudgedLinks, ...]
    unjudged_pages: tuple[UnjudgedPages, ...] = ()


class Document(Struct, frozen=True):
    """The output of `doc-lint check --output json`."""

    findings: tuple[Entry, ...]
    summary: Summary
    version: Literal[2] = 2


def render(report: Report) -> str:
    """Return the report as one JSON document."""
    report = encodable(report)
    entries = map(_entry, report.findings, report.fingerprints())
    return to_json(Document(tuple(entries), _summary(report)))


def _entry(finding: Finding, fingerprint: str) -> Entry:
    return Entry(
        rule=finding.rule,
        severity=finding.severity,
        page=finding.page,
        location=_place(finding.location),
        key=finding.key,
        message=finding.message,
        hint=finding.hint,
        url=finding.url,
        related=tuple(RelatedPlace(_place(place.location), place.message) for place in finding.related),
        places=tuple(PlaceOfFinding(p.rule, p.page, _place(p.location), p.key, p.message) for p in finding.places),
        fingerprint=fingerprint,
    )


def _place(where: Location) -> Place:
    return Place(where.path, where.line, where.column)


def _summary(report: Report) -> Summary:
    errors, warnings, infos = (len(report.of([severity])) for severity in ("error", "warning", "info"))
    unjudged = tuple(UnjudgedLinks(*key, number) for key, number in report.unjudged_by().items())
    counts = (report.allowed, report.accepted, report.pages, len(report.ran))
    pages = tuple(UnjudgedPages(*each) for each in report.pages_unjudged().items())
    return Summary(errors, warnings, infos, *counts, report.skipped, unjudged, pages)
