"""The report as JSON, in the shape that `doc-lint schema --report` describes."""

from typing import Literal

import msgspec
from msgspec import Struct

from doc_lint.findings import Finding, Report, Severity, Skipped
from doc_lint.site import Location


class Place(Struct, frozen=True):
    """A place in a file; line and column count characters from 1."""

    path: str
    line: int
    column: int


class RelatedPlace(Struct, frozen=True):
    """Another place that explains a finding."""

    location: Place
    message: str


class Entry(Struct, frozen=True):
    """A finding: a rule that is broken at a place.

    `rule`, `severity`, `page`, `location`, `key`, `message` and `hint` are stable within a version of the format; the
    wording of `message` and `hint` is not.
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
    fingerprint: str


class Left(Struct, frozen=True):
    """How many links a rule could not judge, and what is not known about the build."""

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
    version: Literal[1] = 1


def render(report: Report) -> str:
    """Return the report as one JSON document."""
    entries = map(_entry, report.findings, report.fingerprints())
    return msgspec.json.format(msgspec.json.encode(Document(tuple(entries), _summary(report)))).decode() + "\n"


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
        fingerprint=fingerprint,
    )


def _place(where: Location) -> Place:
    return Place(where.path, where.line, where.column)


def _summary(report: Report) -> Summary:
    errors, warnings, infos = (len(report.of([severity])) for severity in ("error", "warning", "info"))
    unjudged = tuple(Left(*key, number) for key, number in report.unjudged_by().items())
    counts = (report.allowed, report.accepted, report.pages, len(report.ran))
    return Summary(errors, warnings, infos, *counts, report.skipped, unjudged)
