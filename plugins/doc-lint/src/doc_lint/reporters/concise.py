"""One line a finding, for editors and for grep."""

from doc_lint.findings import Report


def render(report: Report) -> str:
    """Return a line for each finding, and nothing where nothing was found."""
    return "".join(
        f"{finding.location}: {finding.severity}: {finding.message} [{finding.rule}]\n" for finding in report.findings
    )
