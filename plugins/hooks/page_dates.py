"""Dates each page by the last commit that changed it, one of its programs or one of its option texts."""

import posixpath
import subprocess
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

logger = get_plugin_logger("revisions")

_dates: dict[str, str] = {}  # by path of the page below docs


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Ask Git once for all pages."""
    _dates.clear()
    try:
        _dates.update(page_dates(Path(config.docs_dir)))
    except (OSError, subprocess.CalledProcessError) as error:
        logger.info("Pages get no date, since Git does not tell when they changed: %s", error)


def on_page_context(context: TemplateContext, *, page: Page, **_: object) -> None:  # noqa: ARG001 - MkDocs' names
    """Set `last_modified`, and what the theme shows below the page.

    Not in an event that could change the text of pages: doc-lint would leave the anchors of all pages unjudged.
    """
    if newest := _dates.get(page.file.src_uri):
        day = date.fromisoformat(newest)
        page.meta["last_modified"] = newest
        page.meta["git_revision_date_localized"] = f'<time datetime="{newest}">{day:%B} {day.day}, {day.year}</time>'


def page_dates(docs: Path) -> dict[str, str]:
    """Return the date of the last change of each page, as `2026-11-24`, by its path below `docs`.

    A shallow clone has no dates: all files look as if the oldest commit that it knows had changed them.

    Raises:
        OSError: There is no Git.
        subprocess.CalledProcessError: `docs` lies in no Git repository.
    """
    if _git(docs, "rev-parse", "--is-shallow-repository").strip() == "true":
        logger.info("Pages get no date: this clone of the repository is shallow.")
        return {}
    dates: dict[str, str] = {}
    log = _git(docs, "-c", "core.quotePath=false", "log", "--format=%x00%cs", "--name-only", "--relative")
    for commit in log.split("\0")[1:]:  # the newest first
        day, *paths = commit.split("\n")
        for path in filter(None, paths):
            dates.setdefault(page_of(path), day)
    return dates


def page_of(path: str) -> str:
    """Return the page that a file below docs belongs to: a program, a text of the option tables, or the page itself."""
    folder, name = posixpath.split(path)
    if folder.startswith("examples/"):
        return folder.removeprefix("examples/") + ".md"
    if posixpath.basename(folder) == "fields":
        return posixpath.join(posixpath.dirname(folder), posixpath.splitext(name)[0] + ".md")
    return path


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
