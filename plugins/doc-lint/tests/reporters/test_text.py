"""The report as text for people."""

import click
import pytest
from msgspec.structs import replace

from doc_lint.findings import Finding, Ran, Report, Skipped
from doc_lint.reporters.printable import printable
from doc_lint.reporters.text import excerpt, render, summary
from doc_lint.site import Location
from tests.reporters.conftest import PLACES, SEVERAL


def test_all_lines_of_a_finding(report: Report) -> None:
    assert render(report).startswith(
        f"docs/a b,c:d.md:7:3: error: {printable(report.findings[0].message)} [second-title]\n"
        "  docs/other.md:2:1: the first one\n"
        "  hint: fix it\\nsoon\n"
    )


def test_summary_is_the_last_line(report: Report) -> None:
    assert render(report).split("\n")[-2] == (
        "doc-lint: 1 error, 2 warnings, 1 info, 5 allowed, 7 in the baseline; 3 rules, 2 pages; "
        "undocumented-module skipped: the package `shop` is not installed; "
        "2 links unjudged: hooks fill it; 1 page unjudged: the hook may change pages"
    )


def test_color_does_not_change_the_text(report: Report) -> None:
    assert "\x1b[" in render(report, color=True)
    assert click.unstyle(render(report, color=True)) == render(report)


def test_source_line_follows_its_finding() -> None:
    report = Report((Finding(location=Location("a.md", 12, 5), message="broken"),))
    shown = render(report, lambda where: "See [x](y)." if where.line == 12 else None)
    assert shown.splitlines()[1:3] == ["    12 | See [x](y).", "       |     ^"]


@pytest.mark.parametrize(
    ("source", "column", "below"),
    [
        ("See [x](y).", 5, "["),
        ("    - indented", 1, "-"),
        ("\tSee [x](y).", 6, "["),
        ("x" * 300 + "!" + "y" * 300, 301, "!"),
    ],
)
def test_caret_is_below_the_column(source: str, column: int, below: str) -> None:
    line, caret = excerpt(source, Location("a.md", 1, column))
    assert line[caret.index("^")] == below
    assert len(line) < 120


def test_caret_after_wide_characters() -> None:
    _, narrow = excerpt("ab[x](y)", Location("a.md", 1, 3))
    _, wide = excerpt("漢字[x](y)", Location("a.md", 1, 3))
    assert len(wide) == len(narrow) + 2


def test_rules_skipped_for_the_same_reason_are_listed_together() -> None:
    skipped = (Skipped("a", "no package"), Skipped("b", "no types"), Skipped("c", "no package"))
    assert summary(Report((), skipped)).endswith("; a, c skipped: no package; b skipped: no types")


def test_one_page_and_one_rule() -> None:
    assert summary(Report((), pages=1, ran=(Ran("a", "", "error", ""),))) == "doc-lint: no findings; 1 rule, 1 page"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (2, "docs/z.md:2:1"),
        (4, "docs/z.md:2:1, docs/z.md:3:1, docs/z.md:4:1"),
        (6, "docs/z.md:2:1, docs/z.md:3:1, docs/z.md:4:1 and 2 more"),
    ],
)
def test_first_places_and_the_number_of_the_rest(number: int, shown: str) -> None:
    finding = replace(SEVERAL, others=PLACES[1:number])
    assert render(Report((finding,))).splitlines()[1] == f"  also at {shown}"


def test_pages_that_include_the_place() -> None:
    finding = replace(PLACES[0], others=(replace(PLACES[0], page="b.md"),))
    assert render(Report((finding,))).splitlines()[1] == "  on the pages `z.md`, `b.md`"
