"""The `doc-lint schema` command."""

import click

from doc_lint import schema
from doc_lint.cli.main import exit_on_error


@click.command("schema")
@click.option("--report", "of", flag_value="report", default=True, help="Schema of the JSON report of check (default).")
@click.option("--options", "of", flag_value="options", help="Schema of the options, in mkdocs.yml or TOML.")
def command(of: str) -> None:
    """Print a JSON schema."""
    with exit_on_error():
        click.echo(schema.text(schema.report() if of == "report" else schema.options()), nl=False)
