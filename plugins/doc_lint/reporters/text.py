"""Findings for people: one line each, with what explains it and what to do below."""

from collections.abc import Iterator

from doc_lint.findings import SEVERITIES, Finding, Report


def render(report: Report) -> str:
    """Return the whole report as text."""
    return "".join(f"{line}\n" for finding in report.findings for line in lines(finding)) + summary(report) + "\n"


def lines(finding: Finding) -> Iterator[str]:
    """Yield the lines of one finding."""
    yield f"{finding.location}: {finding.severity}: {finding.message} [{finding.rule}]"
    for related in finding.related:
        yield f"  {related.location}: {related.message}"
    if finding.hint:
        yield f"  hint: {finding.hint}"


def summary(report: Report) -> str:
    """Return the last line: what was read and what was found."""
    counts = [(len(report.of([severity])), severity) for severity in SEVERITIES]
    found = (
        ", ".join(f"{n} {name}{'s' if n > 1 and name != 'info' else ''}" for n, name in counts if n) or "no findings"
    )
    skipped = "".join(f"; {skip.rule} skipped: {skip.reason}" for skip in report.skipped)
    return f"doc-lint: {found}; {report.rules} rules, {report.pages} pages{skipped}"
