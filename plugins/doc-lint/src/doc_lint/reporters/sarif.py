"""SARIF 2.1.0, for code scanning services and editors."""

from inspect import cleandoc
from typing import Any
from urllib.parse import quote

from doc_lint._version import __version__
from doc_lint.findings import Finding, Ran, Report
from doc_lint.reporters.printable import encodable, to_json
from doc_lint.site import Location

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> str:
    """Return a SARIF log of one run: the rules that ran, with their documentation, and the findings."""
    report = encodable(report)
    index = {ran.rule: number for number, ran in enumerate(report.ran)}
    results = [
        _result(finding, index, fingerprint)
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


def _result(finding: Finding, index: dict[str, int], fingerprint: str) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    places = [(place.location, place.message) for place in finding.others]
    places += [(place.location, place.message) for place in finding.related]
    related = [
        {**_location(where), "message": {"text": message}, "id": number}
        for number, (where, message) in enumerate(places)
    ]
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding.location)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"docLint/v3": fingerprint},
    }


def _location(where: Location) -> dict[str, Any]:
    region = {"startLine": where.line, "startColumn": where.column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(where.path)}, "region": region}}
