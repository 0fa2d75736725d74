"""Options that several commands share."""

from pathlib import Path

import click

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    help="Configuration file of the site. [default: properdocs.yml or mkdocs.yml]",
)
select = click.option(
    "--select", multiple=True, metavar="NAMES", help="Run only these rules or families, separated by commas."
)
ignore = click.option(
    "--ignore", multiple=True, metavar="NAMES", help="Skip these rules or families, separated by commas."
)
plugins = click.option(
    "--no-plugins", "plugins", flag_value=False, default=True, help="Read the source files without running plugins."
)
severity = click.option(
    "--severity", multiple=True, metavar="RULE=LEVEL", help="Set the severity of a rule's findings."
)
