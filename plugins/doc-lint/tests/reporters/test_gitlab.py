"""The report as GitLab's code quality report."""

import json

from doc_lint.findings import Report
from doc_lint.reporters.gitlab import render


def test_entries_have_the_fields_that_gitlab_reads(report: Report) -> None:
    first, *_, last = json.loads(render(report))
    assert first.pop("fingerprint")
    assert first == {
        "description": f"{report.findings[0].message}; fix it\nsoon",
        "check_name": "second-title",
        "severity": "major",
        "location": {"path": "docs/a b,c:d.md", "lines": {"begin": 7}},
    }
    assert last["severity"] == "info"


def test_fingerprints_are_unique_and_do_not_depend_on_lines(report: Report) -> None:
    before = [entry["fingerprint"] for entry in json.loads(render(report))]
    assert len(set(before)) == 4
    moved = Report(report.findings[2:])  # "line 90", which was the second of its kind, is now the first
    assert json.loads(render(moved))[0]["fingerprint"] == before[1]


def test_empty_list_without_findings() -> None:
    assert json.loads(render(Report(()))) == []
