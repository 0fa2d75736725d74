"""The command `doc-lint`."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from doc_lint.reporters import FORMATS

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    help="Configuration of the site. [default: mkdocs.yml]",
)
select = click.option("--select", multiple=True, metavar="NAMES", help="Run only these rules or families.")
ignore = click.option("--ignore", multiple=True, metavar="NAMES", help="Do not run these rules or families.")
plugins = click.option(
    "--no-plugins", "plugins", flag_value=False, default=True, help="Read the sources; run no plugin."
)
severity = click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="How bad the findings of a rule are.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-doc-lint")
def main() -> None:
    """Rules for the structure of a documentation site: depth, order, landing pages, clicks, API coverage."""


@contextmanager
def told() -> Iterator[None]:
    """End with one message and exit code 2 where a site or an option cannot be read."""
    from doc_lint.options import OptionError
    from doc_lint.sources import SourceError

    try:
        yield
    except (SourceError, OptionError) as error:
        click.echo(f"doc-lint: {error}", err=True)
        sys.exit(2)


def leave(code: int) -> None:
    """End the process; where no plugin ran, without taking the site apart, which is a tenth of a run.

    Plugins may have temporary folders, which Python removes at its end.
    """
    if "mkdocs" in sys.modules or sys.getprofile() is not None:
        sys.exit(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@config_file
@select
@ignore
@severity
@plugins
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings that are accepted for now.")
@click.option("--since", default="", metavar="REV", help="Only what was not found at this revision of git.")
@click.option("--no-cache", "cache", flag_value=False, default=True, help="Read every page anew; keep nothing.")
@click.option("-o", "--output", type=click.Choice(FORMATS), default="text", show_default=True, help="Format.")
def check(output: str, **request: Any) -> None:
    """Lint a site without rendering it.

    Generated pages and nav plugins count as in the build. Where a plugin is not installed, the sources are read
    without plugins. With PATHS, only findings in these files and folders are reported; the whole site is read all the
    same. Where there is no mkdocs.yml, PATHS is the folder of Markdown to read.

    Exits with 0 when no error and no warning was found, with 1 when one was, and with 2 when the site cannot be read.
    """
    gc.disable()  # a run makes millions of small objects and drops few: looking for cycles takes a fifth of its time
    with told():
        from doc_lint.adapters.checking import Request, run, written

        report, note = run(Request(**request))
        if note:
            click.echo(f"doc-lint: {note}", err=True)
        terminal = sys.stdout.isatty()
        click.echo(written(report, output, terminal=terminal), nl=False, color=True)
    leave(1 if report.failed else 0)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@config_file
@plugins
@click.option("--reason", default="", help="Why the baseline may accept more than before.")
def baseline(file: Path, config_file: Path | None, plugins: bool, reason: str) -> None:
    """Accept for now what is found: write it into FILE.

    A baseline may only shrink. Where it would grow, it is left as it is and what is new is named, unless --reason says
    why; the reason is kept in the file. Exits with 1 where it would grow.
    """
    from doc_lint.adapters import accepting
    from doc_lint.adapters.loading import find

    with told():
        try:
            done = accepting.write(file, find(config_file, ()), reason, plugins=plugins)
        except accepting.Growth as growth:
            click.echo(f"doc-lint: {growth}", err=True)
            sys.exit(1)
    click.echo(f"doc-lint: {done}")


@main.command()
@config_file
@plugins
@click.option("--write", is_flag=True, help="Add it to the configuration instead of printing it.")
def init(config_file: Path | None, plugins: bool, write: bool) -> None:
    """Print a first configuration with which the site passes.

    What the site breaks is ignored, rule by rule, with the number of findings; what it keeps is turned on.
    """
    from doc_lint.adapters import starting
    from doc_lint.adapters.loading import find

    with told():
        place = find(config_file, ())
        options = starting.start(place, plugins=plugins)
        if write and place.config:
            starting.write(place.config, options)
    if write:
        click.echo(f"doc-lint: added to {place.config}; the site passes, with {len(options['ignore'])} rules ignored")
    else:
        click.echo(starting.insert("plugins:\n  - search\n", options), nl=False)


@main.command()
@click.argument("name")
def explain(name: str) -> None:
    """Show the documentation of a rule."""
    from difflib import get_close_matches

    from doc_lint import explain
    from doc_lint.options import all_rules

    with told():
        rules = {rule.name: rule for rule in all_rules()}
    if name not in rules:
        near = get_close_matches(name, rules, n=1)
        raise click.UsageError(f"no rule `{name}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    click.echo(explain.explain(rules[name]), nl=False)


@main.command()
def rules() -> None:
    """List all rules."""
    from doc_lint.options import all_rules

    with told():
        known = all_rules()
    for rule in known:
        kind = "opt-in" if rule.opt_in else rule.severity
        click.echo(f"{rule.name:32} {rule.family:14} {kind:8} {rule.doc.splitlines()[0]}")


@main.command()
@click.option("--report", "of", flag_value="report", default=True, help="Of the JSON that check prints (the default).")
@click.option("--options", "of", flag_value="options", help="Of the plugin's options in mkdocs.yml.")
def schema(of: str) -> None:
    """Print a JSON schema."""
    from doc_lint import schema

    with told():
        click.echo(schema.text(schema.report() if of == "report" else schema.options()), nl=False)
