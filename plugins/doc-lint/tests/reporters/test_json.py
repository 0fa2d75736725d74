"""The report as JSON."""

import json

import jsonschema

from doc_lint import schema
from doc_lint.findings import Report
from doc_lint.reporters.json import render
from tests.reporters.conftest import SEVERAL


def test_all_fields_of_a_finding(report: Report) -> None:
    finding = json.loads(render(report))["findings"][0]
    assert finding == {
        "rule": "second-title",
        "severity": "error",
        "page": "a b,c:d.md",
        "location": {"path": "docs/a b,c:d.md", "line": 7, "column": 3},
        "key": ["`k`"],
        "message": report.findings[0].message,
        "hint": "fix it\nsoon",
        "url": "https://lint.example/rules/page/second-title/",
        "related": [{"location": {"path": "docs/other.md", "line": 2, "column": 1}, "message": "the first one"}],
        "places": [
            {
                "rule": "second-title",
                "page": "a b,c:d.md",
                "location": {"path": "docs/a b,c:d.md", "line": 7, "column": 3},
                "key": ["`k`"],
                "message": report.findings[0].message,
            }
        ],
        "fingerprint": report.fingerprints()[0],
    }


def test_all_places_of_a_finding() -> None:
    (finding,) = json.loads(render(Report((SEVERAL,))))["findings"]
    assert [place["location"]["line"] for place in finding["places"]] == [1, 2, 3, 4, 5, 6]


def test_version_of_the_format(report: Report) -> None:
    assert json.loads(render(report))["version"] == 2


def test_numbers_in_the_summary(report: Report) -> None:
    skipped = [{"rule": "undocumented-module", "reason": "the package `shop` is not installed"}]
    assert json.loads(render(report))["summary"] == {
        "errors": 1,
        "warnings": 2,
        "infos": 1,
        "allowed": 5,
        "baseline": 7,
        "pages": 2,
        "rules": 3,
        "skipped": skipped,
        "unjudged": [{"rule": "broken-anchor", "reason": "hooks fill it", "links": 2}],
        "unjudged_pages": [{"reason": "the hook may change pages", "pages": 1}],
    }


def test_json_matches_the_published_schema(report: Report) -> None:
    for each in (report, Report(())):
        jsonschema.Draft202012Validator(schema.report()).validate(json.loads(render(each)))
