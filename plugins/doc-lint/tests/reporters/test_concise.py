"""The report as one line a finding."""

from doc_lint.findings import Report
from doc_lint.reporters.concise import render


def test_each_finding_is_one_line(report: Report) -> None:
    written = render(report).split("\n")
    assert len(written) == len(report.findings) + 1
    assert written[1] == "docs/z.md:1:1: warning: line 12 is long [heading-jump]"


def test_nothing_found_is_nothing_said() -> None:
    assert render(Report(())) == ""
