"""The report as JSON, in the shape that `doc-lint schema --report` describes."""

import msgspec
from msgspec import Struct

from doc_lint.findings import Finding, Report, Severity, Skipped


class Place(Struct, frozen=True):
    """Another place that explains a finding."""

    path: str
    line: int
    column: int
    message: str


class Entry(Struct, frozen=True):
    """A finding: a rule that is broken at a place."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str
    url: str
    related: tuple[Place, ...]


class Left(Struct, frozen=True):
    """How many links a rule could not judge, and what of the build is not known."""

    rule: str
    reason: str
    links: int


class Summary(Struct, frozen=True):
    """How much was found, read and run."""

    errors: int
    warnings: int
    infos: int
    allowed: int
    baseline: int
    pages: int
    rules: int
    skipped: tuple[Skipped, ...]
    unjudged: tuple[Left, ...]


class Document(Struct, frozen=True):
    """What `doc-lint check --output json` prints."""

    findings: tuple[Entry, ...]
    summary: Summary


def render(report: Report) -> str:
    """Return the report as one JSON document."""
    document = Document(tuple(_entry(finding) for finding in report.findings), _summary(report))
    return msgspec.json.format(msgspec.json.encode(document)).decode() + "\n"


def _entry(finding: Finding) -> Entry:
    path, line, column = finding.location.path, finding.location.line, finding.location.column
    related = tuple(
        Place(place.location.path, place.location.line, place.location.column, place.message)
        for place in finding.related
    )
    return Entry(
        finding.rule, finding.severity, path, line, column, finding.message, finding.hint, finding.url, related
    )


def _summary(report: Report) -> Summary:
    errors, warnings, infos = (len(report.of([severity])) for severity in ("error", "warning", "info"))
    unjudged = tuple(Left(*key, number) for key, number in report.unjudged_by().items())
    counts = (report.allowed, report.accepted, report.pages, len(report.ran))
    return Summary(errors, warnings, infos, *counts, report.skipped, unjudged)
