"""The `doc-lint map` command: draw a site as one HTML file or as SVG."""

from collections.abc import Sequence
from pathlib import Path

import click

from doc_lint.cli import arguments
from doc_lint.cli.load import Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.engine import Facts
from doc_lint.patterns import match
from doc_lint.reporters.printable import to_json
from doc_lint.review.map import html, svg
from doc_lint.review.map.records import SiteMap
from doc_lint.review.site_map import site_map
from doc_lint.sources import SourceError
from doc_lint.sources.files.write_file import replace_file

FORMATS = ("html", "svg", "json")


@click.command("map")
@arguments.config_file
@arguments.plugins
@click.option(
    "--start",
    multiple=True,
    metavar="PATTERN",
    help="Count clicks from the pages that match, instead of from the home page.",
)
@click.option(
    "-o",
    "--output",
    default="html",
    show_default=True,
    metavar="FORMAT|FILE",
    help=f"Output format, one of {', '.join(FORMATS)}, or a file whose suffix is one.",
)
def command(config_file: Path | None, plugins: bool, start: tuple[str, ...], output: str) -> None:
    """Draw a map of a site.

    It shows sections and pages, how many clicks each page is away from the home page, which pages no link reaches,
    dead ends and near-duplicates. The HTML is one file that loads nothing and can be read without scripts.

    Exits with 0, and with 2 if the site cannot be read.
    """
    chosen = output if output in FORMATS else Path(output).suffix[1:]
    if chosen not in FORMATS:
        raise click.BadParameter(f"'{output}' is neither a format nor a file whose suffix is one: {', '.join(FORMATS)}")
    with exit_on_error():
        rendered = render(read(find(config_file, ()), plugins=plugins, starts=start), chosen)
        if output not in FORMATS:
            _write(Path(output), rendered)
            return
    click.echo(rendered, nl=False)


def read(place: Place, *, plugins: bool = True, starts: Sequence[str] = ()) -> SiteMap:
    """Return the map of a site.

    Raises:
        SourceError: If the site cannot be read, or a pattern of start pages does not match any.
        OptionError: If its options are invalid.
    """
    loaded = load(place, plugins=plugins)
    for pattern in starts:
        if not any(match(page.path, [pattern]) for page in loaded.site.pages):
            raise SourceError(f"--start: `{pattern}` does not match any page")
    return site_map(Facts(loaded.site), loaded.options, name=loaded.name, starts=starts)


def render(found: SiteMap, output: str) -> str:
    """Return a map in a format."""
    if output == "json":
        return to_json(found)
    return svg.draw(found, standalone=True) if output == "svg" else html.render(found)


def _write(file: Path, rendered: str) -> None:
    try:
        replace_file(file, rendered.encode())
    except OSError as error:
        raise SourceError(f"{file} cannot be written: {error.strerror or error}") from None
