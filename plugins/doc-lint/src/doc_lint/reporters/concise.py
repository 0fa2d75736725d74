"""One line per finding, for editors and grep."""

from doc_lint.findings import Report


def render(report: Report) -> str:
    """Return one line per finding; an empty string if there are none."""
    return "".join(
        f"{finding.location}: {finding.severity}: {finding.message} [{finding.rule}]\n" for finding in report.findings
    )
