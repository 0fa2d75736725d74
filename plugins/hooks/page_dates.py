"""`on_env`: dates each page by the last commit that changed it, one of its programs or one of its option texts.

The templates show the date below the page. No earlier event will do: doc-lint does not judge the anchors of a site
where a hook takes part in an event that may change the text of pages.
"""

import posixpath
import subprocess
from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

logger = get_plugin_logger("page-dates")


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - MkDocs' names
    """Set the metadata that Material shows as the date of the last update. Git is asked once for all pages."""
    try:
        dates = page_dates(Path(config.docs_dir))
    except (OSError, subprocess.CalledProcessError) as error:
        logger.info("Pages get no date, because Git does not know when they changed: %s", error)
        return
    for page in [file.page for file in files if file.page]:
        if newest := dates.get(page.file.src_uri):
            day = date.fromisoformat(newest)
            page.meta["last_modified"] = newest
            shown = f'<time datetime="{newest}">{day:%B} {day.day}, {day.year}</time>'
            page.meta["git_revision_date_localized"] = shown


def page_dates(docs: Path) -> dict[str, str]:
    """Return the date of the last change of each page, as `2026-11-24`, by its path below `docs`.

    A shallow clone has no dates: all files look as if the oldest commit that it knows had changed them.

    Raises:
        OSError: Git is not installed.
        subprocess.CalledProcessError: `docs` is not in a Git repository.
    """
    is_shallow, commit = _git(docs, "rev-parse", "--is-shallow-repository", "--verify", "HEAD").split()
    if is_shallow == "true":
        logger.info("Pages get no date: this clone of the repository is shallow.")
        return {}
    return _page_dates(docs, commit)


@lru_cache(maxsize=1)
def _page_dates(docs: Path, _: str) -> dict[str, str]:
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
