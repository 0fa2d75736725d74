"""The `doc-lint rules` command."""

import click

from doc_lint.cli.main import exit_on_error
from doc_lint.options import all_rules


@click.command("rules")
def command() -> None:
    """List all rules with family, severity and summary."""
    with exit_on_error():
        known = all_rules()
    for rule in known:
        kind = "opt-in" if rule.opt_in else rule.severity
        click.echo(f"{rule.name:32} {rule.family:14} {kind:8} {rule.doc.splitlines()[0]}")
