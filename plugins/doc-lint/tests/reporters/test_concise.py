"""The report with one line per finding."""

from doc_lint.findings import Report
from doc_lint.reporters.concise import render
from tests.reporters.conftest import SEVERAL


def test_one_line_per_finding(report: Report) -> None:
    written = render(report).split("\n")
    assert len(written) == len(report.findings) + 1
    assert written[1] == "docs/z.md:1:1: warning: line 12 is long [heading-jump]"


def test_no_output_without_findings() -> None:
    assert render(Report(())) == ""


def test_number_of_other_places() -> None:
    assert render(Report((SEVERAL,))) == "docs/z.md:1:1: warning: line 1 is long (and 5 more) [long]\n"
