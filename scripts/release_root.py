"""Writes what mike leaves out into the root of the branch gh-pages: `versions1.json` and `404.html`.

`versions1.json` is the version list in the shape that the switcher of the PyData theme reads. GitHub Pages answers an
unknown address of any version with the root's `404.html`, so the page of `latest` stands there, too.
"""

import json
from contextlib import suppress

from mike.commands import list_versions
from mike.git_utils import Commit, FileInfo, GitEmptyCommit, GitError, read_file
from mike.versions import Versions
from mkdocs.config import load_config

BRANCH = "gh-pages"


def switcher(versions: Versions, site_url: str) -> str:
    """Return `versions1.json` for the deployed versions, in mike's order: development first, then newest first."""
    entries = []
    for info in versions:
        entry: dict[str, str | bool] = {"version": str(info.version), "url": f"{site_url}{info.version}/"}
        if info.aliases:
            entry["name"] = f"{info.title} ({', '.join(sorted(info.aliases))})"
        if "latest" in info.aliases:
            entry["preferred"] = True
        entries.append(entry)
    return json.dumps(entries, indent=2) + "\n"


def main() -> None:
    """Commit both files to the branch; an unchanged root makes no commit."""
    site_url = load_config("mkdocs.yml").site_url or "/"
    files = [FileInfo("versions1.json", switcher(list_versions(BRANCH), site_url))]
    with suppress(GitError):  # no version is `latest` yet
        files.append(FileInfo("404.html", read_file(BRANCH, "latest/404.html")))
    with suppress(GitEmptyCommit), Commit(BRANCH, "Update the version switcher and the 404 page") as commit:
        for file in files:
            commit.add_file(file)


if __name__ == "__main__":
    main()
