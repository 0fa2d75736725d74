"""The command `doc-lint check`: read the site, lint it, narrow the report and print it."""

import gc
import os
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from doc_lint import Options, Report
from doc_lint.cli import arguments, report_cache, since
from doc_lint.cli.load import find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.options import OptionError, read_names, read_severity
from doc_lint.reporters import FORMATS, reporter, text
from doc_lint.reporters.text import ReadLine
from doc_lint.site import Location


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@arguments.config_file
@arguments.select
@arguments.ignore
@arguments.severity
@arguments.plugins
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings that are accepted for now.")
@click.option("--since", default="", metavar="REV", help="Only what was not found at this revision of git.")
@click.option("--no-cache", "cache", flag_value=False, default=True, help="Read every page again; keep nothing.")
@click.option("-o", "--output", type=click.Choice(FORMATS), default="text", show_default=True, help="Format.")
def command(output: str, **request: Any) -> None:
    """Lint a site without rendering it.

    Generated pages and nav plugins count as in the build. Where a plugin is not installed, the sources are read
    without plugins. With PATHS, only findings in these files and folders are reported; the whole site is still read.
    Without a mkdocs.yml, PATHS is the folder of Markdown to read.

    Exits with 0 when no error and no warning was found, with 1 when one was, and with 2 when the site cannot be read.
    """
    gc.disable()  # a run makes millions of small objects and drops few: looking for cycles takes a fifth of its time
    with exit_on_error():
        report, note = run(Request(**request))
        if note:
            click.echo(f"doc-lint: {note}", err=True)
        click.echo(render(report, output, terminal=sys.stdout.isatty()), nl=False, color=True)
    sys.exit(1 if report.failed else 0)


class Request(Struct, frozen=True):
    """What the command line asks for.

    Attributes:
        paths: Files and folders whose findings are reported; empty for all.
        config_file: The configuration file of the site, where it is named.
        select: Rules and families to run instead of those that the site selects.
        ignore: Rules and families not to run.
        severity: `RULE=LEVEL`.
        plugins: Whether the plugins of the site run.
        baseline: A file of findings that are accepted for now, instead of the one that the site names.
        since: A revision of git; only findings that the site did not have there are reported.
        cache: Whether what an earlier run found out is taken where it still holds.
    """

    paths: tuple[Path, ...] = ()
    config_file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    plugins: bool = True
    baseline: Path | None = None
    since: str = ""
    cache: bool = True


def run(request: Request) -> tuple[Report, str]:
    """Return the findings of a site, with paths as they are opened from the current folder, and what to know of it.

    Raises:
        SourceError: Where the site cannot be read.
        OptionError: Where its options or the request name what does not exist.
    """
    place = find(request.config_file, request.paths)
    loaded = load(place, partial(override, request=request), plugins=request.plugins, cached=request.cache)
    report = report_cache.lint(loaded.site, loaded.options, loaded.cache)
    report = relocated(report, loaded.root)
    if request.since:
        report = since.new(report, place, request.since, _repeated(request))
    return narrowed(report, request.paths if place.config else ()), loaded.note


def _repeated(request: Request) -> list[str]:
    """Return the arguments that another run of the same request takes."""
    several = [f"--{key}={value}" for key in ("select", "ignore", "severity") for value in getattr(request, key)]
    return several + ["--no-plugins"] * (not request.plugins)


def override(options: Options, request: Request) -> Options:
    """Return the options of the site as the command line changes them."""
    severity = {}
    for entry in request.severity:
        name, separator, level = entry.partition("=")
        if not separator:
            raise OptionError(("--severity",), f"expected RULE=LEVEL, got `{entry}`")
        (name,) = read_names(("--severity",), [name])
        severity[name] = read_severity(("--severity", name), level)
    names = {f"--{key}": _names(getattr(request, key)) for key in ("select", "ignore")}
    select, ignore = (read_names((key,), given) for key, given in names.items())
    if request.baseline:
        options = replace(options, baseline=str(request.baseline.absolute()))
    return options.override(select, ignore, severity)


def _names(entries: Iterable[str]) -> list[str]:
    return [name.strip() for entry in entries for name in entry.split(",") if name.strip()]


def narrowed(report: Report, paths: Iterable[Path]) -> Report:
    """Return the findings that stand in one of the paths; all of them where there are no paths."""
    wanted = [path.resolve() for path in paths]
    if not wanted:
        return report
    here = Path.cwd()

    def lies_in_one(where: Location) -> bool:
        place = Path(os.path.normpath(here / where.path))
        return any(place.is_relative_to(path) for path in wanted)

    findings = tuple(finding for finding in report.findings if lies_in_one(finding.location))
    unjudged = tuple(link for link in report.unjudged if lies_in_one(link.location))
    return replace(report, findings=findings, unjudged=unjudged)


def relocated(report: Report, root: Path) -> Report:
    """Return the report with paths relative to the current folder instead of the folder of `mkdocs.yml`."""
    if root.resolve() == Path.cwd():
        return report

    def move(where: Location) -> Location:
        return replace(where, path=os.path.relpath(root / where.path).replace(os.sep, "/"))

    findings = (
        replace(
            finding,
            location=move(finding.location),
            related=tuple(replace(place, location=move(place.location)) for place in finding.related),
        )
        for finding in report.findings
    )
    unjudged = (replace(link, location=move(link.location)) for link in report.unjudged)
    return replace(report, findings=tuple(findings), unjudged=tuple(unjudged))


def render(report: Report, output: str, *, terminal: bool, environment: Mapping[str, str] = os.environ) -> str:
    """Return the report in a format; on a terminal, the text has excerpts and, unless NO_COLOR is set, colours."""
    if output != "text" or not (terminal or environment.get("FORCE_COLOR")):
        return reporter(output)(report)
    return text.render(report, _line_reader(), colour=not environment.get("NO_COLOR"))


def _line_reader() -> ReadLine:
    @lru_cache
    def lines(path: str) -> list[str]:
        file = Path(path)
        return file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else []

    def read(where: Location) -> str | None:
        source = lines(where.path)
        return source[where.line - 1] if where.line <= len(source) else None

    return read
