"""SARIF 2.1.0, for code scanning services and editors."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any
from urllib.parse import quote

from doc_lint._version import __version__
from doc_lint.edits import places, position
from doc_lint.findings import Finding, Ran, Report
from doc_lint.reporters.printable import encodable, to_json
from doc_lint.site import Location

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


ReadText = Callable[[str], str | None]


def render(report: Report, read: ReadText | None = None) -> str:
    """Return a SARIF log of one run: the rules that ran, with their documentation, and the findings.

    Args:
        report: The report.
        read: Returns the text of a file by its path in the report; `None` if it cannot be read. The findings then have
            their fixes, whose columns depend on the text.
    """
    report = encodable(report)
    index = {ran.rule: number for number, ran in enumerate(report.ran)}
    results = [
        _result(finding, index, fingerprint, read)
        for finding, fingerprint in zip(report.findings, report.fingerprints(), strict=True)
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "doc-lint", "version": __version__, "rules": [_rule(ran) for ran in report.ran]}
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return to_json(log)


def _rule(ran: Ran) -> dict[str, Any]:
    summary, _, rest = cleandoc(ran.doc).partition("\n\n")
    return {
        "id": ran.rule,
        "shortDescription": {"text": summary or ran.rule},
        "fullDescription": {"text": summary or ran.rule},
        "help": {"text": rest or summary or ran.rule, "markdown": rest or summary or ran.rule},
        "defaultConfiguration": {"level": _LEVELS[ran.severity]},
        **({"helpUri": ran.url} if ran.url else {}),
    }


def _result(finding: Finding, index: dict[str, int], fingerprint: str, read: ReadText | None) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    others = [(place.location, place.message) for place in finding.others]
    others += [(place.location, place.message) for place in finding.related]
    related = [
        {**_location(where), "message": {"text": message}, "id": number}
        for number, (where, message) in enumerate(others)
    ]
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding.location)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"docLint/v3": fingerprint},
        **_fixes(finding, read),
    }


def _fixes(finding: Finding, read: ReadText | None) -> dict[str, Any]:
    """Return the property `fixes` with the change of all places; empty if it is not certain for one of them."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for place in finding.places:
        text = read(place.location.path) if read and place.edits else None
        found = places(text, place.edits) if text is not None else {}
        if text is None or not found:
            return {}
        for at, edit in found.items():
            replaced = {"deletedRegion": _region(text, at, at + len(edit.old)), "insertedContent": {"text": edit.new}}
            changes.setdefault(place.location.path, []).append(replaced)
    files = [
        {"artifactLocation": {"uri": quote(path)}, "replacements": of_file} for path, of_file in sorted(changes.items())
    ]
    return {"fixes": [{"description": {"text": finding.hint or finding.message}, "artifactChanges": files}]}


def _region(text: str, start: int, end: int) -> dict[str, int]:
    (first, column), (last, end_column) = position(text, start), position(text, end)
    return {"startLine": first, "startColumn": column, "endLine": last, "endColumn": end_column}


def _location(where: Location) -> dict[str, Any]:
    region = {"startLine": where.line, "startColumn": where.column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(where.path)}, "region": region}}
