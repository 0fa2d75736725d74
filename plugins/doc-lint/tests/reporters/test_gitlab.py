"""The report as GitLab's code quality report."""

import json

from doc_lint.findings import Report
from doc_lint.reporters.gitlab import render


def test_entries_are_what_gitlab_reads(report: Report) -> None:
    first, *_, last = json.loads(render(report))
    assert first.pop("fingerprint")
    assert first == {
        "description": f"{report.findings[0].message}; fix it\nsoon",
        "check_name": "second-title",
        "severity": "major",
        "location": {"path": "docs/a b,c:d.md", "lines": {"begin": 7}},
    }
    assert last["severity"] == "info"


def test_fingerprints_differ_and_outlive_a_moved_line(report: Report) -> None:
    before = [entry["fingerprint"] for entry in json.loads(render(report))]
    assert len(set(before)) == 4
    moved = Report(report.findings[2:])  # "line 90", which was the second of its kind, is now the first
    assert json.loads(render(moved))[0]["fingerprint"] == before[1]


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(render(Report(()))) == []
