"""The report as JUnit XML."""

from xml.etree import ElementTree as ET

from msgspec.structs import replace

from doc_lint.findings import Ran, Report
from doc_lint.reporters.junit import render
from tests.reporters.conftest import PLACES


def test_counts_match_the_test_cases(report: Report) -> None:
    suite = ET.fromstring(render(report))
    assert suite.tag == "testsuite"
    assert {name: int(suite.attrib[name]) for name in ("tests", "failures", "skipped", "errors")} == {
        "tests": 6,
        "failures": 3,
        "skipped": 1,
        "errors": 0,
    }
    assert len(suite.findall("testcase")) == 6


def test_characters_that_xml_does_not_allow_are_escaped(report: Report) -> None:
    failure = ET.fromstring(render(report)).find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == report.findings[0].message.replace("\x0b", "\\x0b")
    assert "docs/other.md:2:1: the first one" in (failure.text or "")


def test_rule_without_findings_passes(report: Report) -> None:
    (case,) = ET.fromstring(render(report)).findall("testcase[@name='empty-page']")
    assert len(case) == 0


def test_info_is_not_a_failure(report: Report) -> None:
    case = ET.fromstring(render(report)).findall("testcase[@file='mkdocs.yml']")[0]
    assert [child.tag for child in case] == ["system-out"]


def test_rule_with_only_other_places_does_not_pass() -> None:
    finding = replace(PLACES[0], others=(replace(PLACES[1], rule="other"),))
    suite = ET.fromstring(render(Report((finding,), ran=(Ran("long"), Ran("other")))))
    assert [case.get("classname") for case in suite.findall("testcase")] == ["long"]
