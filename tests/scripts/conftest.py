"""Clones of this repository, as its working tree stands, for scripts that change files or history; the API pages."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def repository_files() -> list[Path]:
    """Return what the repository holds once everything is committed, relative to its root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()]


@dataclass(frozen=True)
class Clone:
    """A clone in a path with a space, with the environment of this repository and a bare remote."""

    path: Path
    remote: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the clone, without the user's git settings and with the identity that CI gives."""
        fixed = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@docs.example",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@docs.example",
            "DOCS_SITE_URL": "https://docs.example/run/",
        }
        inherited = {name: value for name, value in os.environ.items() if name != "DOCS_STRICT"}
        return subprocess.run(
            command, cwd=self.path, env=inherited | fixed | environment, capture_output=True, encoding="utf-8"
        )

    def git(self, *arguments: str) -> str:
        """Return what git prints in the clone."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def remote_branches(self) -> dict[str, str]:
        """Return the commit of each branch of the remote."""
        rows = [row.split("\t") for row in self.git("ls-remote", "--heads", "origin").splitlines()]
        return {name.removeprefix("refs/heads/"): commit for commit, name in rows}

    def restore(self) -> None:
        """Undo changes of files."""
        self.git("reset", "--quiet", "--hard", "main")
        self.git("clean", "--quiet", "-d", "--force")


PAGES = {
    "index.md": "# Home\n\n[Quick Start](get-started/quickstart.md), [Ray](guides/ray.md)\n",
    "get-started/quickstart.md": "# Quick Start\n\n[Home](../index.md)\n",
    "guides/ray.md": "# Ray\n\n[Home](../index.md)\n",
}
SMALL = """\
INHERIT: whole.yml
watch: []
nav: [index.md, get-started/quickstart.md, guides/ray.md]
plugins:
  - search
  - mkdocstrings
  - doc-lint
"""


def keep_pages(clone: Clone, more: str = "") -> None:
    """Leave three pages of the site, with its settings, theme and hooks, but nothing that is generated.

    Building the whole site proves no more of the scripts that build it, and takes twenty times as long.

    Args:
        clone: Where to change the site.
        more: More lines for its mkdocs.yml.
    """
    whole = (clone.path / "mkdocs.yml").read_text("utf-8")
    redirects = re.compile(r"^  redirects:.*\n(?:    .*\n)*", re.MULTILINE)  # to pages that are not there
    (clone.path / "whole.yml").write_text(redirects.sub("", whole), "utf-8")
    mike = next(line for line in whole.splitlines() if line.startswith("  - mike: "))
    (clone.path / "mkdocs.yml").write_text(f"{SMALL}{mike}\n{more}", "utf-8")
    (clone.path / "search-questions.toml").write_text("")  # it names all pages
    shutil.rmtree(clone.path / "docs")
    for path, text in PAGES.items():
        (clone.path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (clone.path / "docs" / path).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clone]:
    """A clone for the tests of one module."""
    folder = tmp_path_factory.mktemp("clone")
    new = Clone(folder / "a clone", folder / "remote.git")
    for file in repository_files():
        (new.path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, new.path / file)
    (new.path / ".venv").symlink_to((ROOT / ".venv").resolve())
    new.git("init", "--quiet", "--initial-branch=main")
    (new.path / ".git/info/exclude").write_text(".venv\n", "utf-8")
    new.git("add", "--all")
    new.git("commit", "--quiet", "--message=All")
    new.git("init", "--quiet", "--bare", str(new.remote))
    new.git("remote", "add", "origin", str(new.remote))
    yield new
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What scripts/gen_api.py writes to disk when it runs alone."""
    folder = tmp_path_factory.mktemp("written")
    subprocess.run([sys.executable, ROOT / "scripts" / "gen_api.py", "--output", folder], check=True)
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="session")
def pages(written: dict[str, str]) -> dict[str, str]:
    """The pages of the API reference, by path below docs."""
    return {path: text for path, text in written.items() if not path.endswith("SUMMARY.md")}
