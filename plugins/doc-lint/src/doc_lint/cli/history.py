"""What Git knows about a site: its revision, the last change of each file, and the site as it was."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct

from doc_lint.cli.git import git
from doc_lint.cli.load import Place
from doc_lint.sources import SourceError

_RENAMES = ("--relative", "--find-renames", "--diff-filter=RD", "--name-status", "--ignore-submodules=all", "-z")
_DEPLOYED = re.compile(r"Deployed (\w+) to (\S+) with ")


class _Version(Struct):
    """An entry of the list of versions that mike writes."""

    version: str
    aliases: tuple[str, ...] = ()


@contextmanager
def at_revision(place: Place, revision: str) -> Iterator[tuple[Path, list[str]]]:
    """Write the repository as it was to a temporary folder outside of it, without changing its index.

    Yields:
        The folder in it that corresponds to the current one, and the arguments with which doc-lint finds the site
        there. There are none if the site did not exist.

    Raises:
        SourceError: If Git fails, or the current folder is outside the repository.
    """
    site = place.config or place.folder or Path()
    top = Path(git(site.parent, "rev-parse", "--show-toplevel").strip())
    here = Path.cwd()
    if not here.is_relative_to(top):
        raise SourceError(f"the current folder {here} is outside the repository {top}; run doc-lint inside it")
    commit = _commit(top, revision) or _commit(top, deployed_from(top, revision))
    if not commit:
        raise SourceError(f"--since: `{revision}` is not a revision of {top}, or a version that mike deployed from one")
    with TemporaryDirectory(prefix="doc-lint-") as folder:
        index = {"GIT_INDEX_FILE": f"{folder}/index"}
        git(top, "read-tree", commit, **index)
        git(top, "checkout-index", "--all", f"--prefix={folder}/tree/", **index)
        Path(folder, "tree/.git").mkdir(parents=True, exist_ok=True)  # where the repository ends
        then, named = Path(folder, "tree", here.relative_to(top)), os.path.relpath(site)
        found = ["--config-file", named] if place.config else [named]
        yield then, found if (then / named).exists() else []


def _commit(top: Path, revision: str) -> str:
    """Return the name of a commit; an empty string if there is no such one."""
    options = ("--verify", "--quiet", "--end-of-options")
    try:
        return git(top, "rev-parse", *options, f"{revision}^{{commit}}").strip() if revision else ""
    except SourceError:
        return ""


def deployed_from(top: Path, name: str) -> str:
    """Return the commit from which mike deployed a version or alias to a branch `gh-pages`; an empty string if none.

    The branch has the versions with their aliases in a file, and the commits in the messages that mike writes.
    """
    patterns = ("refs/heads/gh-pages", "refs/remotes/*/gh-pages")
    for branch in git(top, "for-each-ref", "--format=%(refname)", *patterns).split():
        try:
            versions = msgspec.json.decode(git(top, "show", f"{branch}:versions.json"), type=list[_Version])
        except (SourceError, msgspec.DecodeError):
            continue
        version = next((each.version for each in versions if name in (each.version, *each.aliases)), None)
        messages = git(top, "log", "--format=%s", branch).splitlines() if version else ()
        found = (match for message in messages if (match := _DEPLOYED.match(message)) and match[2] == version)
        commit = next(found, None)
        if commit:
            return commit[1]
    return ""


def revision(folder: Path) -> str:
    """Return the short name of the commit that a folder is at, with `+` if files have changed since; empty if none."""
    try:
        name = git(folder, "rev-parse", "--short", "HEAD").strip()
        changed = git(folder, "status", "--porcelain", "--ignore-submodules=all", "--", ".")
        return f"{name}+" if changed.strip() else name
    except SourceError:
        return ""


def last_changes(folder: Path) -> dict[str, str]:
    """Return the day of the last commit that changed each file below a folder, as YYYY-MM-DD, by path relative to it.

    It is empty outside a repository.
    """
    try:
        log = git(folder, "log", "--relative", "--name-only", "--no-renames", "-z", "--format=%x01%cs")
    except SourceError:
        return {}
    days: dict[str, str] = {}
    for commit in log.split("\x01")[1:]:
        day, *names = commit.replace("\n", "\0").split("\0")
        for name in filter(None, names):
            days.setdefault(name, day)
    return days


def renames(folder: Path) -> dict[str, str]:
    """Return the later path of each file below a folder that Git knows to be renamed, by path relative to it.

    That of a file that was removed is empty. Changes that are not committed yet count. Outside a repository, there are
    none.
    """
    try:
        commit = git(folder, "rev-parse", "--verify", "HEAD").strip()
        changes = git(folder, "diff", *_RENAMES, "HEAD") + _committed_renames(folder.absolute(), commit)
    except SourceError:
        return {}
    found: dict[str, str] = {}
    names = iter(changes.split("\0"))
    for status in names:
        if status:
            found.setdefault(next(names), next(names) if status.startswith("R") else "")
    return found


@lru_cache(1)
def _committed_renames(folder: Path, commit: str) -> str:
    return git(folder, "log", *_RENAMES, "--format=", commit)
