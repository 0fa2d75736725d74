"""The `doc-lint explain` command."""

from difflib import get_close_matches

import click

from doc_lint import renames
from doc_lint.cli.main import exit_on_error
from doc_lint.explain import explain
from doc_lint.options import all_rules


@click.command("explain")
@click.argument("name")
def command(name: str) -> None:
    """Print the documentation of the rule NAME."""
    with exit_on_error():
        rules = {rule.name: rule for rule in all_rules()}
    name = renames.current(name)
    if name not in rules:
        near = get_close_matches(name, rules, n=1)
        raise click.UsageError(f"unknown rule `{name}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    click.echo(explain(rules[name]), nl=False)
