"""A page has the date of the last commit that changed what it shows."""

import os
import subprocess
from pathlib import Path

import pytest

from page_dates import page_dates


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    person = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=os.environ | person | dates)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose files changed on the days that they are named with here."""
    git(tmp_path, "init")
    for path, day in {
        "docs/guides/ray.md": "2026-01-01",
        "docs/guides/über.md": "2026-01-02",
        "docs/references/executors/local.md": "2026-01-03",
        "docs/examples/guides/ray/cluster.py": "2026-01-04",
        "docs/references/executors/fields/local.toml": "2026-01-05",
        "scripts/build": "2026-01-06",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(day, "utf-8")
        git(tmp_path, "add", path)
        git(tmp_path, "commit", "--message", path, day=day)
    return tmp_path


def test_a_page_is_as_new_as_its_text_its_programs_and_its_options(repository: Path) -> None:
    assert page_dates(repository / "docs") == {
        "guides/ray.md": "2026-01-04",
        "guides/über.md": "2026-01-02",
        "references/executors/local.md": "2026-01-05",
    }


def test_a_later_commit_changes_dates(repository: Path) -> None:
    assert page_dates(repository / "docs")["guides/ray.md"] == "2026-01-04"
    (repository / "docs/guides/ray.md").write_text("new", "utf-8")
    git(repository, "commit", "--all", "--message", "new", day="2026-02-01")
    assert page_dates(repository / "docs")["guides/ray.md"] == "2026-02-01"


def test_a_shallow_clone_gives_no_dates_rather_than_wrong_ones(repository: Path, tmp_path: Path) -> None:
    git(repository, "clone", "--depth=1", f"file://{repository}", str(tmp_path / "clone"))
    assert page_dates(tmp_path / "clone/docs") == {}


def test_outside_of_a_repository_git_says_so(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        page_dates(tmp_path)
