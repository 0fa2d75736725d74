"""The command `doc-lint schema`."""

import click

from doc_lint import schema
from doc_lint.cli.main import exit_on_error


@click.command("schema")
@click.option("--report", "of", flag_value="report", default=True, help="Of the JSON that check prints (the default).")
@click.option("--options", "of", flag_value="options", help="Of the plugin's options in mkdocs.yml.")
def command(of: str) -> None:
    """Print a JSON schema."""
    with exit_on_error():
        click.echo(schema.text(schema.report() if of == "report" else schema.options()), nl=False)
