"""The `doc-lint check` command: read the site, lint it, filter the report and print it."""

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

from doc_lint import Options, Report, lint, renames, report_cache
from doc_lint.cli import arguments, kept_output
from doc_lint.cli.load import Loaded, find, load
from doc_lint.cli.main import Call, exit_on_error
from doc_lint.cli.progress import progress
from doc_lint.grouping import by_cause, each_place
from doc_lint.option_values import OptionError
from doc_lint.options import read_names, read_severity
from doc_lint.reporters import FORMATS, reporter, text
from doc_lint.reporters.printable import in_encoding, printable, printable_lines
from doc_lint.reporters.text import ReadLine
from doc_lint.site import Location


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@arguments.config_file
@arguments.select
@arguments.ignore
@arguments.severity
@arguments.plugins
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Use this baseline instead of the site's."
)
@click.option("--since", default="", metavar="REV", help="Report only findings that are new since this Git revision.")
@click.option("--fix", "fixing", flag_value="fix", default="", help="Fix what is certain, then report what is left.")
@click.option("--diff", "fixing", flag_value="diff", help="Print these fixes as a patch instead of making them.")
@click.option("--no-cache", "cache", flag_value=False, default=True, help="Don't read or write the cache.")
@click.option("-o", "--output", type=click.Choice(FORMATS), default="text", show_default=True, help="Output format.")
@click.pass_obj
def command(call: Call, /, output: str, fixing: str, **request: Any) -> None:
    """Lint a site without rendering it.

    Plugins that generate pages or the nav run as in a build. If a plugin is not installed, doc-lint reads the source
    files without plugins. With PATHS, it still reads the whole site but reports only findings in these files and
    folders. Without a mkdocs.yml, PATHS is the folder of Markdown to read, by default docs or the current folder.

    Exits with 0 if there are no errors or warnings, with 1 if there are, and with 2 if the site cannot be read.
    """
    gc.disable()  # a run creates millions of small objects and frees few; looking for cycles takes a fifth of its time
    with exit_on_error():
        with progress(sys.stderr):
            asked = Request(**request, fixing=bool(fixing) or output == "sarif")
            report, note, loaded = run(asked)
        selected = _names(request["select"])
        if fixing:
            from doc_lint.cli import fix
        if fixing == "diff":
            patch = "".join(fix.diff(file) for file in fix.fixed_files(report, selected))
            click.echo(patch, nl=False)
            sys.exit(1 if patch else 0)
        if fixing:
            report, summary = fix.in_rounds(report, selected, lambda: run(asked)[0])
            click.echo(f"doc-lint: {summary}", err=True)
        note = f"{printable_lines(f'doc-lint: {note}')}\n" if note else ""
        click.echo(note, nl=False, err=True)
        for renamed in report.renamed:
            click.echo(printable(f"doc-lint: {renamed}"), err=True)
        rendered = render(report, output, terminal=sys.stdout.isatty())
        shown = in_encoding(rendered, output, sys.stdout.encoding or "utf-8")
        click.echo(shown, nl=False, color=True)
    code = 1 if report.failed else 0
    if not (report.renamed or asked.since or asked.fixing):
        kept_output.keep(call, loaded, code, shown, note)
    sys.exit(code)


class Request(Struct, frozen=True):
    """The arguments of the command line.

    Attributes:
        paths: Files and folders whose findings are reported; empty for all.
        config_file: The configuration file of the site; `None` to look for one.
        select: Rules and families to run instead of those that the site selects; each entry may be a comma-separated
            list.
        ignore: Rules and families to skip, like `select`.
        severity: Severities of rules, each as `RULE=LEVEL`.
        plugins: Whether the plugins of the site run.
        baseline: Baseline to use instead of the site's.
        since: Git revision; only findings that are new since then are reported. Empty for all.
        cache: Whether to use the cache.
        fixing: Whether fixes are wanted, which follow renames that Git knows. Such a report is not cached, because it
            depends on history.
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
    fixing: bool = False


def run(request: Request) -> tuple[Report, str, Loaded]:
    """Return the report on a site, a note about how the site was read, or an empty string, and the site.

    The paths in the report are relative to the current folder.

    Raises:
        SourceError: If the site cannot be read.
        OptionError: If the options of the site or the request are invalid.
    """
    place = find(request.config_file, request.paths)
    loaded = load(place, partial(override, request=request), plugins=request.plugins, cached=request.cache)
    if request.fixing:
        from doc_lint.cli import history

        report = lint(replace(loaded.site, renames=history.renames(loaded.docs)), loaded.options)
    else:
        report = report_cache.lint(loaded.site, loaded.options, loaded.cache)
    report = relative_to_cwd(report, loaded.root)
    is_folder = [path.resolve() for path in request.paths] == [place.folder]
    if request.since:
        from doc_lint.cli import since

        report = since.only_new(report, place, request.since, _shared_arguments(request))
    return filter_paths(report, () if is_folder else request.paths), loaded.note, loaded


def _shared_arguments(request: Request) -> list[str]:
    """Return the arguments that also apply to the run on an earlier revision."""
    repeatable = [f"--{key}={value}" for key in ("select", "ignore", "severity") for value in getattr(request, key)]
    return repeatable + ["--no-plugins"] * (not request.plugins)


def override(options: Options, request: Request) -> Options:
    """Return the options of the site with the changes of the command line.

    Raises:
        OptionError: If the command line names an unknown rule, family or severity.
    """
    severity, names = {}, {f"--{key}": _names(getattr(request, key)) for key in ("select", "ignore")}
    for entry in request.severity:
        name, separator, level = entry.partition("=")
        if not separator:
            raise OptionError(("--severity",), f"expected RULE=LEVEL, got `{entry}`")
        names.setdefault("--severity", []).append(name)
        (name,) = read_names(("--severity",), [renames.current(name)])
        severity[name] = read_severity(("--severity", name), level)
    renamed = (former for key, given in names.items() for former in renames.in_names((key,), given))
    options = replace(options, renamed=(*options.renamed, *renamed))
    select, ignore = (
        read_names((key,), [renames.current(name) for name in names[key]]) for key in ("--select", "--ignore")
    )
    if request.baseline:
        options = replace(options, baseline=str(request.baseline.absolute()))
    return options.override(select, ignore, severity)


def _names(entries: Iterable[str]) -> list[str]:
    return [name.strip() for entry in entries for name in entry.split(",") if name.strip()]


def filter_paths(report: Report, paths: Iterable[Path]) -> Report:
    """Return a report with only the findings in these files and folders; the whole report if there are none."""
    wanted = [path.resolve() for path in paths]
    if not wanted:
        return report
    here = Path.cwd()

    def is_wanted(where: Location) -> bool:
        place = Path(os.path.normpath(here / where.path))
        return any(place.is_relative_to(path) for path in wanted)

    findings = by_cause(place for place in each_place(report.findings) if is_wanted(place.location))
    unjudged = tuple(link for link in report.unjudged if is_wanted(link.location))
    pages = tuple(page for page in report.unjudged_pages if is_wanted(page.location))
    return replace(report, findings=findings, unjudged=unjudged, unjudged_pages=pages)


def relative_to_cwd(report: Report, root: Path) -> Report:
    """Return the report with paths relative to the current folder instead of the folder of the configuration file."""
    if root.resolve() == Path.cwd():
        return report

    def move(where: Location) -> Location:
        is_url = "://" in where.path  # a file of another repository
        return where if is_url else replace(where, path=os.path.relpath(root / where.path).replace(os.sep, "/"))

    findings = (
        replace(
            finding,
            location=move(finding.location),
            related=tuple(replace(place, location=move(place.location)) for place in finding.related),
        )
        for finding in each_place(report.findings)
    )
    unjudged, pages = (
        tuple(replace(each, location=move(each.location)) for each in group)
        for group in (report.unjudged, report.unjudged_pages)
    )
    renamed = (
        replace(each, place=move(each.place) if isinstance(each.place, Location) else each.place)
        for each in report.renamed
    )
    return replace(report, findings=by_cause(findings), unjudged=unjudged, unjudged_pages=pages, renamed=tuple(renamed))


def render(report: Report, output: str, *, terminal: bool, environment: Mapping[str, str] = os.environ) -> str:
    """Return the report in a format.

    On a terminal, or with FORCE_COLOR, text shows the source line of each finding, in color unless NO_COLOR is set.
    """
    if output == "sarif":
        from doc_lint.cli import fix
        from doc_lint.reporters import sarif

        return sarif.render(report, fix.read)
    if output != "text" or not (terminal or environment.get("FORCE_COLOR")):
        return reporter(output)(report)
    return text.render(report, _line_reader(), color=not environment.get("NO_COLOR"))


def _line_reader() -> ReadLine:
    @lru_cache
    def lines(path: str) -> list[str]:
        file = Path(path)
        return file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else []

    def read(where: Location) -> str | None:
        source = lines(where.path)
        return source[where.line - 1] if where.line <= len(source) else None

    return read
