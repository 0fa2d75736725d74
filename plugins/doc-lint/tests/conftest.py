"""Fixtures that tests of several folders share: tiny real MkDocs sites, built and linted by the real commands."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from tests import forks

# The same examples each time, on a machine that may be busy: --hypothesis-profile=default searches for new ones.
settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add options for tests that take minutes."""
    parser.addoption(
        "--whole-suite",
        action="store_true",
        help="run all tests in the empty environment of test_wheel.py, not a sample",
    )
    parser.addoption("--fuzz", type=int, default=12, metavar="N", help="read N random sites in test_fuzz.py")
    parser.addoption("--without-slow", action="store_true", help="deselect tests that take minutes")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark of tests that take minutes.

    The installers that tests start do without a cache where the user's cannot be written, as in some containers.
    """
    config.addinivalue_line("markers", "slow: takes minutes")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    existing = next(folder for folder in (cache, *cache.parents) if folder.exists())
    if not os.access(existing, os.W_OK):
        os.environ.update(UV_NO_CACHE="1", PIP_NO_CACHE_DIR="1")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect slow tests if requested."""
    if config.getoption("without_slow"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if item not in slow]
        config.hook.pytest_deselected(items=slow)


class Outcome(NamedTuple):
    """Exit code and output of a command."""

    code: int
    output: str


class Project:
    """A MkDocs project in a temporary folder."""

    def __init__(self, root: Path):
        self.root = root

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, *command: str, python: Sequence[str] = ()) -> Outcome:
        done = forks.run([*python, "-m", *command], self.root)
        return Outcome(done.returncode, done.stdout)

    def build(self, *options: str) -> Outcome:
        return self.run("mkdocs", "build", *options)

    def check(self, *options: str) -> Outcome:
        return self.run("doc_lint", "check", *options)


Make = Callable[[Mapping[str, str | bytes]], Project]


def git(folder: Path, *arguments: str, day: str = "2025-01-02") -> None:
    """Run Git in a folder, as an author who is always the same, on a given day."""
    when = f"{day}T12:00:00Z"
    environment = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    identity = ["-c", "user.name=t", "-c", "user.email=t@x.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Make:
    """Write a MkDocs project; `mkdocs.yml` needs no `site_name` and no theme."""

    def make(files: Mapping[str, str | bytes]) -> Project:
        config = files.get("mkdocs.yml", "")
        assert isinstance(config, str)
        made = Project(tmp_path)
        theme = "" if "theme:" in config else "theme: mkdocs\n"
        made.write({**files, "mkdocs.yml": f"{config}site_name: Test\n{theme}"})
        return made

    return make
