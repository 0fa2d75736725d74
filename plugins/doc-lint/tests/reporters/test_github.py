"""The report as workflow commands of GitHub Actions."""

import re

from doc_lint.findings import Report
from doc_lint.reporters.github import render
from doc_lint.reporters.printable import printable
from tests.reporters.conftest import SEVERAL

COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^\n]*?)::(?P<message>[^\n]*)")


def unescape(value: str) -> str:
    """Read a value as GitHub's runner does."""
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, letter)
    return value


def test_runner_decodes_the_findings(report: Report) -> None:
    command = COMMAND.fullmatch(render(report).split("\n")[0])
    assert command
    properties = dict(pair.split("=", 1) for pair in command["properties"].split(","))
    assert command["name"] == "error"
    assert {name: unescape(value) for name, value in properties.items()} == {
        "file": "docs/a b,c:d.md",
        "line": "7",
        "col": "3",
        "title": "doc-lint: second-title",
    }
    words = (
        f"{printable(report.findings[0].message)}\nhint: fix it\nsoon\nhttps://lint.example/rules/page/second-title/"
    )
    assert unescape(command["message"]) == words


def test_severities_are_commands_of_github(report: Report) -> None:
    names = [line.split(" ")[0] for line in render(report).split("\n") if line.startswith("::")]
    assert names == ["::error", "::warning", "::warning", "::notice"]


def test_first_of_the_other_places_are_shown() -> None:
    assert "also at docs/z.md:2:1, docs/z.md:3:1, docs/z.md:4:1 and 2 more" in render(Report((SEVERAL,)))
