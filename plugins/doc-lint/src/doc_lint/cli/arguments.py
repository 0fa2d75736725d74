"""Arguments that several commands take."""

from pathlib import Path

import click

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
severity = click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="Severity of a rule's findings.")
