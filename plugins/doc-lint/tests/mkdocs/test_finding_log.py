"""What is logged after each build."""

import logging

import pytest

from doc_lint.findings import Finding, Report
from doc_lint.mkdocs.finding_log import FindingLog
from doc_lint.site import Location


def finding(page: str, *others: str, line: int = 1) -> Finding:
    return Finding(
        page=page,
        location=Location(f"docs/{page}", line),
        message=f"{page} is wrong",
        rule="broken-link",
        severity="warning",
        others=tuple(map(finding, others)),
    )


@pytest.fixture
def builds(caplog: pytest.LogCaptureFixture) -> "Builds":
    caplog.set_level(logging.INFO)
    return Builds(caplog)


class Builds:
    """Builds of a site whose log is read after each."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self.log = FindingLog()
        self.caplog = caplog

    def __call__(self, *reports: list[Finding]) -> list[str]:
        self.caplog.clear()
        for found in reports:
            self.log.report(Report(findings=tuple(found), pages=3))
        self.log.end_build()
        lines = [record.getMessage().removeprefix("doc-lint: ").split("\n")[0] for record in self.caplog.records]
        return [line for line in lines if "pages" not in line]  # without the summary


def test_the_first_build_logs_every_finding(builds: Builds) -> None:
    assert builds([finding("a.md"), finding("b.md")]) == [
        "docs/a.md:1:1: a.md is wrong [broken-link]",
        "docs/b.md:1:1: b.md is wrong [broken-link]",
    ]


def test_a_later_build_logs_new_findings_and_counts_the_others(builds: Builds) -> None:
    builds([finding("a.md"), finding("b.md")])
    assert builds([finding("a.md", line=9), finding("c.md")]) == [
        "docs/c.md:1:1: c.md is wrong [broken-link]",
        "1 finding as before",
        "1 place fixed",
    ]
    assert builds([]) == ["2 places fixed"]


def test_a_finding_with_a_new_place_is_new(builds: Builds) -> None:
    builds([finding("a.md", "b.md")])
    assert builds([finding("a.md", "b.md")]) == ["1 finding as before"]
    assert builds([finding("a.md", "b.md", "c.md")]) == ["docs/a.md:1:1: a.md is wrong [broken-link]"]


def test_the_same_defect_once_more_is_new(builds: Builds) -> None:
    builds([finding("a.md")])
    assert builds([finding("a.md"), finding("a.md", line=5)]) == [
        "docs/a.md:5:1: a.md is wrong [broken-link]",
        "1 finding as before",
    ]


def test_languages_are_reported_one_after_the_other(builds: Builds) -> None:
    builds([finding("a.md")], [finding("a.de.md")])
    assert builds([finding("a.md")], [finding("a.de.md")]) == ["1 finding as before", "1 finding as before"]


def test_a_summary_ends_each_report(builds: Builds) -> None:
    builds([])
    assert "3 pages" in builds.caplog.records[-1].getMessage()
