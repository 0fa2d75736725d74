"""One line per finding, for editors and grep."""

from doc_lint.findings import Finding, Report
from doc_lint.reporters.printable import printable


def render(report: Report) -> str:
    """Return one line per finding; an empty string if there are none."""
    return "".join(map(_line, report.findings))


def _line(finding: Finding) -> str:
    more = f" (and {len(finding.others)} more)" if finding.others else ""
    return printable(f"{finding.location}: {finding.severity}: {finding.message}{more} [{finding.rule}]") + "\n"
