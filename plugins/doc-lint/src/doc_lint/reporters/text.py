"""Findings for people: one line each, followed by its source line, related places and hint."""

from collections.abc import Callable, Iterator
from unicodedata import east_asian_width

import click

from doc_lint.findings import SEVERITIES, Finding, Report
from doc_lint.reporters.printable import printable, printable_finding, printable_source
from doc_lint.site import Location

ReadLine = Callable[[Location], str | None]

_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}
_WIDTH = 100
_SHOWN = 3  # places of a finding


def render(report: Report, read_line: ReadLine | None = None, *, color: bool = False) -> str:
    """Return the whole report as text.

    Args:
        report: The report.
        read_line: Returns the source line at a location, or `None`. Each finding then shows its line, with a caret
            below its column. By default, no source lines are shown.
        color: Whether to color the text.
    """
    styled_lines = (line for finding in report.findings for line in lines(finding, read_line, color=True))
    styled = "".join(f"{line}\n" for line in styled_lines) + summary(report) + "\n"
    return styled if color else click.unstyle(styled)


def lines(finding: Finding, read_line: ReadLine | None = None, *, color: bool = False) -> Iterator[str]:
    """Yield the lines of one finding."""
    where, finding = finding.location, printable_finding(finding)
    style = click.style if color else lambda text, **_: text
    severity = style(f"{finding.severity}:", fg=_COLORS[finding.severity], bold=True)
    rule = style(f"[{finding.rule}]", fg="cyan")
    yield f"{style(str(finding.location), bold=True)}: {severity} {finding.message} {rule}"
    source = read_line(where) if read_line else None
    if source and source.strip():
        yield from (style(line, dim=True) for line in excerpt(source, finding.location))
    if places := also_at(finding):
        yield f"  {places}"
    for related in finding.related:
        yield f"  {style(str(related.location), bold=True)}: {related.message}"
    if finding.hint:
        yield f"  {style('hint:', fg='green')} {finding.hint}"


def also_at(finding: Finding) -> str:
    """Return the first few of the other places of a finding, and how many more there are; nothing if there are none."""
    if not finding.others:
        return ""
    places = dict.fromkeys(str(place.location) for place in finding.others if place.location != finding.location)
    if places:
        return f"also at {_first(list(places))}"
    return f"on the pages {_first(list(dict.fromkeys(f'`{place.page}`' for place in finding.places)))}"


def _first(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return f"{', '.join(names[:_SHOWN])} and {more} more" if more > 1 else ", ".join(names)


def excerpt(source: str, where: Location) -> Iterator[str]:
    """Yield a source line with its number, and a line with a caret below the column or the first character."""
    source = printable_source(source.rstrip().replace("\t", " "))
    column = max(where.column - 1, len(source) - len(source.lstrip()))
    cut = max(0, min(column, len(source) - 1) - _WIDTH * 3 // 4) if len(source) > _WIDTH else 0
    before = source[cut:column]
    gutter = f"{where.line:>6} | "
    yield f"{gutter}{source[cut : cut + _WIDTH]}"
    yield f"{'| ':>{len(gutter)}}{' ' * sum(2 if east_asian_width(character) in 'WF' else 1 for character in before)}^"


def summary(report: Report) -> str:
    """Return the last line of a report: numbers of findings, rules and pages, and what was not checked."""
    counts = [(len(report.of([severity])), severity) for severity in SEVERITIES]
    found = (
        ", ".join(f"{n} {name}{'s' if n > 1 and name != 'info' else ''}" for n, name in counts if n) or "no findings"
    )
    reasons = dict.fromkeys(skip.reason for skip in report.skipped)
    rules = {reason: [skip.rule for skip in report.skipped if skip.reason == reason] for reason in reasons}
    skipped = "".join(f"; {', '.join(names)} skipped: {reason}" for reason, names in rules.items())
    unjudged = "".join(
        f"; {count(number, 'link')} unjudged: {reason}" for reason, number in report.unjudged_links().items()
    )
    unjudged += "".join(
        f"; {count(number, 'page')} unjudged: {reason}" for reason, number in report.pages_unjudged().items()
    )
    allowed = f", {report.allowed} allowed" if report.allowed else ""
    allowed += f", {report.accepted} in the baseline" if report.accepted else ""
    size = f"{count(len(report.ran), 'rule')}, {count(report.pages, 'page')}"
    return printable(f"doc-lint: {found}{allowed}; {size}{skipped}{unjudged}")


def count(number: int, name: str) -> str:
    """Return a number with a noun, in the plural unless it is 1."""
    return f"{number} {name}{'s' * (number != 1)}"
