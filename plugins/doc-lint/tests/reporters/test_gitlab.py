"""The report as GitLab's code quality report."""

import json

from doc_lint.findings import Report
from doc_lint.reporters.gitlab import render
from tests.reporters.conftest import SEVERAL


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


def test_first_of_the_other_places_are_shown() -> None:
    assert "also at docs/z.md:2:1, docs/z.md:3:1, docs/z.md:4:1 and 2 more" in render(Report((SEVERAL,)))
