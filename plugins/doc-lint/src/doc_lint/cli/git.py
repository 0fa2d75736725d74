"""Run Git in a repository whose configuration is not trusted.

It can name programs that Git runs: hooks, filters, monitors of files. So can a folder that looks like a bare
repository, which any commit can add.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from doc_lint.sources import SourceError

SETTINGS = (
    ("core.fsmonitor", "false"),
    ("core.hooksPath", os.devnull),
    ("log.showSignature", "false"),
    ("safe.bareRepository", "explicit"),
)
ENVIRONMENT = {
    # A partial clone would fetch what it lacks, with programs that the configuration names.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    # The index of the repository stays as it is.
    "GIT_OPTIONAL_LOCKS": "0",
}


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run Git in a folder and return its output. Nothing that the configuration names is run, and nothing is fetched.

    This is not enough for commands that print changed lines, or that read the files of submodules: pass
    `--ignore-submodules=all` to those.

    Raises:
        SourceError: If Git fails or is not installed.
    """
    names = _run(folder, ("config", "--list", "--name-only", "-z"), SETTINGS, environment)
    return _run(folder, arguments, (*SETTINGS, *_without_drivers(names.split("\0"))), environment)


def _without_drivers(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield settings that turn off filters and hooks, which have names, given the names of all settings."""
    for name in names:
        if name.startswith("filter."):
            yield name, ""
        elif name.startswith("hook."):
            yield f"{name.rpartition('.')[0]}.enabled", "false"


def _run(
    folder: Path, arguments: Iterable[str], settings: Iterable[tuple[str, str]], environment: dict[str, str]
) -> str:
    added: dict[str, str] = {}
    count = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    for name, value in settings:
        added |= {f"GIT_CONFIG_KEY_{count}": name, f"GIT_CONFIG_VALUE_{count}": value}
        count += 1
    given = {**os.environ, **ENVIRONMENT, **added, "GIT_CONFIG_COUNT": f"{count}", **environment}
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=given)
    except FileNotFoundError:
        raise SourceError("--since: git is not installed") from None
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip() or f"git {command[3]} failed"
        raise SourceError(f"--since: {why}")
    return done.stdout.decode(errors="replace")
