"""Whatever pages, paths and titles contain, output only shows it. Each format is read by a parser that is not ours.

GitHub's workflow commands have no parser for Python: `commands` reads them as the runner does.
"""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import click
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_lint import schema
from doc_lint.findings import SEVERITIES, Finding, Ran, Related, Report, Skipped, Unjudged
from doc_lint.mkdocs import overlay
from doc_lint.reporters import FORMATS, reporter, text
from doc_lint.reporters.printable import printable, printable_lines, printable_source
from doc_lint.site import Location

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
HOSTILE = (
    "\n::error::x",
    "::stop-commands::x", " \u3000::add-mask::x", "##[error]x", "a##vso[task.setvariable variable=x]y",
    "\x1b[31m",
    "\x1b]8;;http://x\x07", "\r", "\x00", "\x85", "\u2028", "\u202e", "\u2066", "\udcff", "\ud800", "\ufffe",
    "]]>", "&amp;", "<script>", '"', "'", "`<b>`", "%0A", "a,b:c=d", "\U0001f4a5", "\ufeff",
)  # fmt: skip
strings = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=4), max_size=4).map("".join)
places = st.builds(Location, strings.map(lambda path: path or "x.md"), st.integers(1, 9), st.integers(1, 9))
findings = st.builds(
    Finding,
    location=places,
    page=strings,
    key=st.tuples(strings),
    message=strings,
    hint=strings,
    related=st.lists(st.builds(Related, places, strings), max_size=1).map(tuple),
    rule=st.just("broken-link"),
    severity=st.sampled_from(SEVERITIES),
    url=st.just("https://lint.example/"),
)
reports = st.builds(
    Report,
    findings=st.lists(findings, max_size=2).map(tuple),
    skipped=st.builds(Skipped, st.just("x"), strings).map(lambda one: (one,)),
    unjudged=st.builds(Unjudged, places, strings, st.just("broken-anchor")).map(lambda one: (one,)),
    ran=st.just((Ran("broken-link", "A link."),)),
)
examples = settings(max_examples=25)


def commands(output: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the commands that GitHub's runner would run, of both of its syntaxes."""
    for line in re.split(r"\r\n|\r|\n", output):
        found = re.match(r"::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<data>.*)", line.lstrip(), re.DOTALL)
        old = re.search(r"##\w*\[(?P<name>[^\]]*)\](?P<data>.*)", line)
        if found:
            pairs = (pair.partition("=") for pair in (found["properties"] or "").split(","))
            yield found["name"], {name: value for name, _, value in pairs}, found["data"]
        elif old:
            yield old["name"], {}, old["data"]


@examples
@given(reports)
def test_no_format_prints_what_a_terminal_or_a_ci_system_obeys(report: Report) -> None:
    for name in FORMATS:
        output = reporter(name)(report)
        assert not OBEYED.search(output), name
        found = list(commands(output))
        if name == "github":
            assert [command for command, *_ in found] == [
                {"info": "notice"}.get(finding.severity, finding.severity) for finding in report.findings
            ]
            assert all({*properties} == {"file", "line", "col", "title"} for _, properties, _ in found)
        else:
            assert found == []


@examples
@given(reports)
def test_every_format_is_valid(report: Report) -> None:
    document = json.loads(reporter("json")(report))
    jsonschema.Draft202012Validator(schema.report()).validate(document)
    assert len(json.loads(reporter("gitlab")(report))) == len(report.findings)
    (run,) = json.loads(reporter("sarif")(report))["runs"]
    assert [result["ruleId"] for result in run["results"]] == [finding.rule for finding in report.findings]
    suite = ET.fromstring(reporter("junit")(report).encode())
    assert len(suite.findall("testcase/failure")) == len(report.of(["error", "warning"]))
    assert len(reporter("concise")(report).split("\n")) == len(report.findings) + 1


@examples
@given(strings.filter(lambda text: not re.search("[\ud800-\udfff]", text)))
def test_json_keeps_the_data(message: str) -> None:
    report = Report((Finding(location=Location("a.md"), message=message),))
    assert json.loads(reporter("json")(report))["findings"][0]["message"] == message


@examples
@given(findings, strings)
def test_colored_text_has_only_our_colors(finding: Finding, source: str) -> None:
    report = Report((finding,))
    colored = text.render(report, lambda _: source.replace("\n", ""), color=True)
    assert not OBEYED.search(click.unstyle(colored))
    assert "\x1b" not in re.sub(r"\x1b\[(?:[0-2]|3\d)m", "", colored)
    assert list(commands(colored)) == []


@examples
@given(findings)
def test_panel_shows_text_only(finding: Finding) -> None:
    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)

    tags: list[str] = []
    panel = overlay.panel([finding])
    Reader().feed(panel)
    assert {*tags} <= {"aside", "details", "summary", "strong", "ul", "li", "span", "br", "code", "a", "script"}
    assert tags.count("script") == 1
    assert not OBEYED.search(panel)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("ö 💥 \u200d", "ö 💥 \u200d"),
        ("a\nb\r\t\x1b\x85\u202e\udcff\ud800", r"a\nb\r\t\x1b\x85\u202e\xff\ud800"),
        ("::error::x", r"\x3a:error::x"),
        ("see ::: shop and ## [a]", "see ::: shop and ## [a]"),
        ("a ##[error]b", r"a \x23#[error]b"),
    ],
)
def test_escapes(given: str, shown: str) -> None:
    assert printable(given) == shown
    assert printable(shown) == shown


def test_lines_stay_lines() -> None:
    assert printable_lines("a\n  ::error::b\x07") == "a\n  \\x3a:error::b\\x07"


def test_columns_of_a_source_line_do_not_move() -> None:
    assert printable_source("a\x1b[31m ##[b]") == "a\ufffd[31m \ufffd#[b]"
