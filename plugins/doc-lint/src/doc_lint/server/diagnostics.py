"""Findings as diagnostics of an editor."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
)
from lsprotocol.types import Location as Place

from doc_lint.findings import Finding, Severity
from doc_lint.reporters.printable import printable, printable_lines
from doc_lint.server.positions import Text
from doc_lint.site import Location
from doc_lint.written import link_end

SOURCE = "doc-lint"

_SEVERITIES: dict[Severity, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
_NOT_USED = frozenset({"unused-suppression", "stale-baseline-entry"})

Uri = Callable[[str], str]
ReadText = Callable[[str], Text]


def diagnostic(finding: Finding, text: Text, uri: Uri, read: ReadText) -> Diagnostic:
    """Return a finding as a diagnostic.

    Args:
        finding: The finding at one place.
        text: The text of its file.
        uri: Returns the URI of a file by its path.
        read: Returns the text of a file by its path.
    """
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return Diagnostic(
        range=text.range(*extent(finding, text)),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=CodeDescription(finding.url) if finding.url else None,
        source=SOURCE,
        message=printable_lines(message),
        tags=[DiagnosticTag.Unnecessary] if finding.rule in _NOT_USED else None,
        related_information=[
            DiagnosticRelatedInformation(_place(each.location, uri, read), printable(each.message))
            for each in finding.related
            if "://" not in each.location.path
        ],
    )


def failure(message: str, line: int, text: Text) -> Diagnostic:
    """Return the reason why the site cannot be read as a diagnostic of its configuration file."""
    return Diagnostic(
        range=text.range(*text.line(line or 1)), severity=DiagnosticSeverity.Error, source=SOURCE, message=message
    )


def extent(finding: Finding, text: Text) -> tuple[int, int]:
    """Return the first and last offset of what a finding is about: a link, a name, or else the rest of its line."""
    start = text.start_of(finding.location)
    return start, _end(finding.key, start, text)


def _end(names: Iterable[str], start: int, text: Text) -> int:
    for name in sorted(filter(None, names), key=len, reverse=True):
        end = link_end(text.text, start, name)
        if end is not None:
            return end
        if text.text.startswith(name, start):
            return start + len(name)
    first, end = text.line(text.line_at(start))
    return max(first + len(text.text[first:end].rstrip()), start)


def _place(where: Location, uri: Uri, read: ReadText) -> Place:
    text = read(where.path)
    start = text.start_of(where)
    return Place(uri(where.path), text.range(start, _end((), start, text)))


def uri_of(root: Path) -> Uri:
    """Return a function from the path of a file, relative to a folder, to its URI."""
    return lambda path: Path(os.path.normpath(root / path)).as_uri()
