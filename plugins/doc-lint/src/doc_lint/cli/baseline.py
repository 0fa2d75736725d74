"""The command `doc-lint baseline`."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec.structs import replace

from doc_lint import Finding, Options, baseline, lint
from doc_lint.cli import arguments
from doc_lint.cli.load import Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.options import all_rules
from doc_lint.site import Accepted
from doc_lint.sources import SourceError
from doc_lint.sources.baseline_file import read_baseline


@click.command("baseline")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@arguments.config_file
@arguments.plugins
@click.option("--reason", default="", help="Why the baseline may accept more than before.")
def command(file: Path, config_file: Path | None, plugins: bool, reason: str) -> None:
    """Accept for now what is found: write it into FILE.

    A baseline may only shrink. Where it would grow, it is left as it is and what is new is listed, unless --reason says
    why; the reason is kept in the file. Exits with 1 where it would grow.
    """
    with exit_on_error():
        try:
            done = write(file, find(config_file, ()), reason, plugins=plugins)
        except Growth as growth:
            click.echo(f"doc-lint: {growth}", err=True)
            sys.exit(1)
    click.echo(f"doc-lint: {done}")


class Growth(Exception):  # noqa: N818 - the program works as intended
    """A baseline that would accept more than before without a reason.

    Attributes:
        grown: What it would accept.
    """

    def __init__(self, file: Path, grown: tuple[Accepted, ...], findings: Iterable[Finding]):
        self.grown = grown
        number = sum(each.count for each in grown)
        new = {(each.rule, each.page, *each.key) for each in grown}
        shown = [f"\n  {finding}" for finding in findings if finding.identity in new]
        more = f"\n  and {len(shown) - 10} more" if len(shown) > 10 else ""
        super().__init__(
            f"{file} may only shrink, and {number} {'finding is' if number == 1 else 'findings are'} not in it:"
            f"{''.join(shown[:10])}{more}\nfix them, or give the reason why they are accepted: --reason"
        )


def write(file: Path, place: Place, reason: str, *, plugins: bool) -> str:
    """Write the findings of a site into its baseline, and return what was done.

    Args:
        file: The baseline.
        place: The site.
        reason: Why it may grow.
        plugins: Whether the plugins of the site run.

    Raises:
        SourceError: Where the site or the baseline cannot be read.
        Growth: Where it would grow without a reason.
    """
    loaded = load(place, without_baseline, plugins=plugins)
    report = lint(loaded.site, loaded.options)
    last = {rule.name for rule in all_rules() if rule.family == "suppressions"}
    findings = [finding for finding in report.findings if finding.rule not in last]
    exists = file.exists()
    old = read_baseline(file.absolute(), loaded.root) if exists else ()
    accepted, grown = baseline.update(old, baseline.count(findings), {each.rule for each in report.ran}, reason)
    if exists and grown and not reason:
        raise Growth(file, grown, findings)
    try:
        file.write_text(baseline.write(accepted), "utf-8")
    except OSError as error:
        raise SourceError(f"{file}: cannot be written: {error.strerror}") from None
    before, now = (sum(each.count for each in entries) for entries in (old, accepted))
    change = (
        f", {abs(now - before)} {'more' if now > before else 'fewer'} than before" if exists and now != before else ""
    )
    return f"{file} accepts {now} finding{'s' * (now != 1)}{change}"


def without_baseline(options: Options) -> Options:
    """Take the baseline out of the options: it is about to be written, or read from elsewhere."""
    return replace(options, baseline="")
