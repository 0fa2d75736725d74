"""The `doc-lint baseline` command."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec.structs import replace

from doc_lint import Finding, Options, baseline, lint
from doc_lint.cli import arguments
from doc_lint.cli.load import Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.engine import unjudged_places
from doc_lint.grouping import each_place
from doc_lint.options import all_rules
from doc_lint.reporters.printable import printable_lines
from doc_lint.site import Accepted
from doc_lint.sources.baseline_file import read_baseline
from doc_lint.sources.files.write_file import write_or_explain


@click.command("baseline")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@arguments.config_file
@arguments.plugins
@click.option("--reason", default="", help="Why the baseline may grow.")
def command(file: Path, config_file: Path | None, plugins: bool, reason: str) -> None:
    """Accept all current findings for now: write them to FILE.

    A baseline may only shrink. If it would grow, the command lists the new findings, leaves the file unchanged and
    exits with 1. To accept them anyway, give a --reason, which is stored in the file.
    """
    with exit_on_error():
        try:
            done = write(file, find(config_file, ()), reason, plugins=plugins)
        except BaselineGrowthError as growth:
            click.echo(printable_lines(f"doc-lint: {growth}"), err=True)
            sys.exit(1)
    click.echo(f"doc-lint: {done}")


class BaselineGrowthError(Exception):
    """A baseline that would grow without a reason.

    Attributes:
        grown: The entries that would be new or have a higher count.
    """

    def __init__(self, file: Path, grown: tuple[Accepted, ...], findings: Iterable[Finding]):
        self.grown = grown
        number = sum(each.count for each in grown)
        new = {(each.rule, each.page, *each.key) for each in grown}
        new_lines = [f"\n  {finding}" for finding in findings if finding.identity in new]
        more = f"\n  and {len(new_lines) - 10} more" if len(new_lines) > 10 else ""
        super().__init__(
            f"{file} may only shrink, but {number} {'finding is' if number == 1 else 'findings are'} not in it:"
            f"{''.join(new_lines[:10])}{more}\nfix them, or accept them with --reason and the reason"
        )


def write(file: Path, place: Place, reason: str, *, plugins: bool) -> str:
    """Write the findings of a site to its baseline, and return a summary of the change.

    Args:
        file: The baseline.
        place: The site.
        reason: Why the baseline may grow; empty if it may not.
        plugins: Whether the plugins of the site run.

    Raises:
        SourceError: If the site or the baseline cannot be read, or the baseline cannot be written.
        BaselineGrowthError: If the baseline would grow without a reason.
    """
    loaded = load(place, without_baseline, plugins=plugins)
    report = lint(loaded.site, loaded.options)
    last = {rule.name for rule in all_rules() if rule.family == "suppressions"}
    findings = [place for place in each_place(report.findings) if place.rule not in last]
    exists = file.exists()
    old = read_baseline(file.absolute(), loaded.root) if exists else ()
    unsure = unjudged_places(loaded.site, report.unjudged)
    ran = {each.rule for each in report.ran}
    accepted, grown = baseline.update(old, baseline.count(findings), ran, reason, unsure)
    if exists and grown and not reason:
        raise BaselineGrowthError(file, grown, findings)
    write_or_explain(file, baseline.write(accepted).encode())
    before, now = (sum(each.count for each in entries) for entries in (old, accepted))
    change = (
        f", {abs(now - before)} {'more' if now > before else 'fewer'} than before" if exists and now != before else ""
    )
    return f"{file} accepts {now} finding{'s' * (now != 1)}{change}"


def without_baseline(options: Options) -> Options:
    """Return the options without the baseline, so that `lint` reports all findings."""
    return replace(options, baseline="")
