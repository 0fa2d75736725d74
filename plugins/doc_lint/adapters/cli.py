"""The command `doc-lint`."""

import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-doc-lint")
def main() -> None:
    """Rules for the structure of a documentation site: depth, order, landing pages, clicks, API coverage."""


@main.command()
@click.option("-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml", show_default=True)
def check(config_file: Path) -> None:
    """Lint a site without rendering it.

    Generated pages and nav plugins count as in the build. Exits with 0 when nothing was found, with 1 when something
    was, and with 2 when the site cannot be read.
    """
    from doc_lint import lint
    from doc_lint.adapters.mkdocs_run import load
    from doc_lint.reporters import text
    from doc_lint.sources import SourceError

    try:
        site, options = load(config_file)
    except SourceError as error:
        click.echo(f"doc-lint: {error}", err=True)
        sys.exit(2)
    report = lint(site, options)
    click.echo(text.render(report), nl=False)
    sys.exit(1 if report.of(["error", "warning"]) else 0)


@main.command()
@click.argument("name")
def explain(name: str) -> None:
    """Show the documentation of a rule."""
    from difflib import get_close_matches

    from doc_lint import RULES, explain

    rules = {rule.name: rule for rule in RULES}
    if name not in rules:
        near = get_close_matches(name, rules, n=1)
        raise click.UsageError(f"no rule `{name}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    click.echo(explain.explain(rules[name]), nl=False)


@main.command()
def rules() -> None:
    """List all rules."""
    from doc_lint import RULES

    for rule in RULES:
        kind = "opt-in" if rule.opt_in else rule.severity
        click.echo(f"{rule.name:32} {rule.family:14} {kind:8} {rule.doc.splitlines()[0]}")
