"""The Git repository of a site and its ignore files."""

import os
import subprocess
from pathlib import Path

from doc_lint.site import IgnoreFile
from doc_lint.sources.files.repository import find_repository
from doc_lint.testing import write_files


def files(root: Path, folder: str = "", *, paths: tuple[str, ...] = ("a/x.md",)) -> tuple[IgnoreFile, ...]:
    found = find_repository(root / folder, "docs", paths)
    assert found is not None
    return found.ignore_files


def test_site_outside_of_a_repository_has_none(tmp_path: Path) -> None:
    write_files(tmp_path, {".gitignore": "*.md\n"})
    assert find_repository(tmp_path, "docs", ["x.md"]) is None


def test_every_folder_from_the_root_to_a_file_counts(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            ".git/HEAD": "",
            ".git/info/exclude": "/one/\r\n",
            ".gitignore": "two/\n\n",
            "site/.gitignore": "three",
            "site/docs/.gitignore": "four\n",
            "site/docs/a/b/.gitignore": "five\n",
            "site/other/.gitignore": "six\n",
        },
    )
    found = find_repository(tmp_path / "site", "docs", ["a/b/.gitignore"])
    assert found is not None
    assert (found.root, found.docs) == ("site", "site/docs")
    assert found.ignore_files == (
        IgnoreFile("", ("/one/", "two/"), is_root=True),
        IgnoreFile("site", ("three",)),
        IgnoreFile("site/docs", ("four",)),
        IgnoreFile("site/docs/a/b", ("five",)),
    )


def test_folders_of_missing_includes_count(tmp_path: Path) -> None:
    write_files(tmp_path, {".git/HEAD": "", "parts/.gitignore": "x.md\n", "site/mkdocs.yml": ""})
    found = find_repository(tmp_path / "site", "docs", [], ["../parts/x.md", "../../outside/x.md"])
    assert found is not None
    assert found.ignore_files[1:] == (IgnoreFile("parts", ("x.md",)),)


def test_nested_repository_is_marked(tmp_path: Path) -> None:
    write_files(tmp_path, {".git/HEAD": "", "docs/a/.git/info/exclude": "x.md\n", ".gitignore": "y\n"})
    assert files(tmp_path)[1] == IgnoreFile("docs/a", ("x.md",), is_root=True)


def test_worktree_uses_the_exclude_file_of_its_repository(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path / "main"), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", "init", "-q", tmp_path / "main"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    subprocess.run([*git, "worktree", "add", "-q", str(tmp_path / "tree")], check=True, capture_output=True)
    (tmp_path / "main/.git/info/exclude").write_text("/generated/\n")
    assert files(tmp_path, "tree") == (IgnoreFile("", ("/generated/",), is_root=True),)


def test_ignore_file_that_is_not_utf8_or_is_a_folder_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "docs/.gitignore").mkdir(parents=True)
    write_files(tmp_path, {".git/HEAD": "", ".gitignore": b"\xff.md\nx.md\n"})
    assert files(tmp_path)[0].lines[1:] == ("x.md",)


def test_ignore_file_that_is_a_pipe_does_not_matter(tmp_path: Path) -> None:
    write_files(tmp_path, {".git/HEAD": ""})
    os.mkfifo(tmp_path / ".gitignore")
    assert files(tmp_path) == (IgnoreFile("", (), is_root=True),)
