"""The report as SARIF. It was checked against the OASIS schema once; the schema is too large to keep here."""

import json
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from doc_lint.findings import Edit, Report
from doc_lint.reporters.sarif import render
from doc_lint.site import Location
from tests.reporters.conftest import PLACES, SEVERAL


def run(report: Report) -> dict[str, Any]:
    log = json.loads(render(report))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def test_rule_id_and_rule_index_of_every_result_agree(report: Report) -> None:
    rules = run(report)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["second-title", "heading-jump", "empty-page"]
    for result in run(report)["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_rule_has_its_documentation(report: Report) -> None:
    rule = run(report)["tool"]["driver"]["rules"][0]
    assert rule["fullDescription"]["text"] == "Two titles."
    assert rule["help"]["markdown"] == "## What it finds\nPages."
    assert rule["helpUri"] == "https://lint.example/rules/page/second-title/"
    assert rule["defaultConfiguration"]["level"] == "error"


def test_result_has_location_message_and_related_locations(report: Report) -> None:
    result = run(report)["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "docs/a b,c:d.md"
    assert " " not in place["artifactLocation"]["uri"]
    assert place["region"] == {"startLine": 7, "startColumn": 3}
    assert result["message"]["text"] == f"{report.findings[0].message}\nfix it\nsoon"
    assert result["relatedLocations"][0]["message"]["text"] == "the first one"


def test_severities_are_levels_of_sarif(report: Report) -> None:
    assert [result["level"] for result in run(report)["results"]] == ["error", "warning", "warning", "note"]


def test_fingerprints_are_unique(report: Report) -> None:
    prints = [result["partialFingerprints"]["docLint/v3"] for result in run(report)["results"]]
    assert len(set(prints)) == 4


def test_finding_has_the_fix_of_all_its_places() -> None:
    text = "\ufeff# A\r\n🛒 [a](a/)\r\n<!-- x -->\r\n"
    link = Edit(Location("z.md", 2, 3), "a/", "a.md")
    one, two, *_ = PLACES
    one, two = replace(one, edits=(link,)), replace(two, edits=(Edit(Location("z.md", 3), "<!-- x -->", ""),))
    log = json.loads(render(Report((replace(one, others=(two,)),)), {"docs/z.md": text}.get))
    (fix,) = log["runs"][0]["results"][0]["fixes"]
    assert fix["description"]["text"] == "line 1 is long"
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "docs/z.md"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 9},
            "insertedContent": {"text": "a.md"},
        },
        {
            "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 1},
            "insertedContent": {"text": ""},
        },
    ]


def test_fix_that_is_not_certain_everywhere_is_left_out() -> None:
    one = replace(PLACES[0], edits=(Edit(Location("z.md"), "a/", "a.md"),))
    texts = {"docs/z.md": "[a](a/)"}
    several = replace(one, others=(PLACES[1],))
    unknown: dict[str, str] = {}
    for finding, known in ((one, unknown), (several, texts)):
        assert "fixes" not in json.loads(render(Report((finding,)), known.get))["runs"][0]["results"][0]
    assert "fixes" in json.loads(render(Report((one,)), texts.get))["runs"][0]["results"][0]


def test_other_places_of_a_finding_are_related_locations() -> None:
    (result,) = run(Report((SEVERAL,)))["results"]
    related = result["relatedLocations"]
    lines = [each["physicalLocation"]["region"]["startLine"] for each in related]
    assert lines == [2, 3, 4, 5, 6]
    assert [each["id"] for each in related] == [0, 1, 2, 3, 4]
    assert related[0]["message"]["text"] == "line 2 is long"
