"""GitLab's code quality report, which shows findings in a merge request."""

from doc_lint.findings import Report
from doc_lint.reporters.printable import encodable, to_json
from doc_lint.reporters.text import also_at

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """Return the JSON list that GitLab reads as a `codequality` report."""
    report = encodable(report)
    entries = [
        {
            "description": "; ".join(filter(None, [finding.message, also_at(finding), finding.hint])),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.location.path, "lines": {"begin": finding.location.line}},
        }
        for finding, fingerprint in zip(report.findings, report.fingerprints(), strict=True)
    ]
    return to_json(entries)
