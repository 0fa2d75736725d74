"""The `doc-lint review` command: lint a site and write its review."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from doc_lint.cli import arguments, history
from doc_lint.cli.check import relative_to_cwd
from doc_lint.cli.load import Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.engine import Facts, lint
from doc_lint.reporters import text
from doc_lint.reporters.printable import to_json
from doc_lint.review import Review, markdown, survey
from doc_lint.review.compare import changes
from doc_lint.review.records import Table
from doc_lint.sources import SourceError
from doc_lint.sources.html.navigation import RenderedReader

FORMATS = ("md", "html", "json", "comment")


@click.command("review")
@arguments.config_file
@arguments.plugins
@click.option("--since", default="", metavar="REV", help="Add what changed since this Git revision or version of mike.")
@click.option(
    "--built",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Read the sidebars and breadcrumbs of the site that was built there.",
)
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Add a table that a tool of the site wrote, as JSON. Can be repeated.",
)
@click.option("-o", "--output", type=click.Choice(FORMATS), default="md", show_default=True, help="Output format.")
def command(
    config_file: Path | None, plugins: bool, since: str, built: Path | None, tables: tuple[Path, ...], output: str
) -> None:
    """Write a review of a site.

    A review has the site's directory tree, its titles in the order of the nav, tables of its pages, and an answer to
    each item of the `checklist` in its options: pass or fail, as the item's rules decide, or a question for a person.

    With `--output comment`, only what changed since a revision is written, as Markdown for a pull request.

    Exits with 0, also if an item fails, and with 2 if the site cannot be read.
    """
    if output == "comment" and not since:
        raise click.UsageError("`--output comment` needs `--since`: it is what changed since a revision")
    with exit_on_error():
        own = tuple(map(read_table, tables))
        review = write(find(config_file, ()), plugins=plugins, built=built)
        review = replace(review, tables=(*review.tables, *own))
        if since:
            nothing = replace(review, tree=(), titles=(), tables=(), findings={})
            before = _earlier(find(config_file, ()), since, plugins=plugins) or nothing
            review = replace(review, since=since, changes=tuple(changes(before, review)))
    click.echo(render(review, output), nl=False)


def write(place: Place, *, plugins: bool, built: Path | None = None) -> Review:
    """Return the review of a site. The paths in it are relative to the current folder.

    Args:
        place: The site.
        plugins: Whether its plugins run.
        built: The folder of the built site; `None` if its pages are not read.

    Raises:
        SourceError: If the site cannot be read.
        OptionError: If its options are invalid.
    """
    loaded = load(place, plugins=plugins)
    site = loaded.site
    if built:
        files = {path.relative_to(built.parent).as_posix(): path.read_bytes() for path in built.rglob("*.html")}
        site = replace(site, rendered=RenderedReader().read_pages(files, site.pages, built.name))
    facts = Facts(site)
    report = lint(site, loaded.options, facts=facts)
    return survey(
        facts,
        loaded.options,
        relative_to_cwd(report, loaded.root),
        name=loaded.name,
        summary=text.summary(report).removeprefix("doc-lint: "),
        today=datetime.now(UTC).date(),
        files=[path for path in site.files if (loaded.docs / path).is_file()],
        revision=history.revision(loaded.root),
        changed=history.last_changes(loaded.root),
    )


def read_table(path: Path) -> Table:
    """Read a table from a JSON file: an object with `title`, `columns`, `rows` and perhaps `note`.

    Raises:
        SourceError: If the file has no such table.
    """
    try:
        table = msgspec.json.decode(path.read_bytes(), type=Table)
    except msgspec.DecodeError as error:
        raise SourceError(f"{path}: {error}; expected a JSON object with `title`, `columns` and `rows`") from None
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            raise SourceError(
                f"{path}: row {number} has {len(row)} cells; expected {len(table.columns)}, one per column"
            )
    return table


def render(review: Review, output: str) -> str:
    """Return a review in a format."""
    if output == "json":
        return to_json(review)
    if output == "comment":
        return markdown.comment(review)
    module = import_module(f"doc_lint.review.{'markdown' if output == 'md' else output}")
    written: str = module.render(review)
    return written


def _earlier(place: Place, revision: str, *, plugins: bool) -> Review | None:
    """Return the review of the site at a revision; `None` if it did not exist.

    Raises:
        SourceError: If Git fails, or the site at the revision cannot be read.
    """
    with history.at_revision(place, revision) as (then, site):
        if not site:
            return None
        options = [*site, *(["--no-plugins"] if not plugins else [])]
        command = [sys.executable, "-P", "-m", "doc_lint", "review", "--output", "json", *options]
        done = subprocess.run(command, cwd=then, capture_output=True, check=False)
    if done.returncode:
        raise SourceError(f"the site at {revision} cannot be read: {done.stderr.decode(errors='replace').strip()}")
    return msgspec.json.decode(done.stdout, type=Review)
