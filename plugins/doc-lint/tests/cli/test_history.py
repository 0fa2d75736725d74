"""What doc-lint asks Git, in real repositories."""

from contextlib import chdir
from pathlib import Path

import pytest

from doc_lint.cli.history import at_revision, deployed_from, last_changes, renames, revision
from doc_lint.cli.load import Place
from doc_lint.sources import SourceError
from tests.conftest import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a site in a subfolder, and two commits."""
    docs = tmp_path / "site/docs"
    docs.mkdir(parents=True)
    (tmp_path / "site/mkdocs.yml").write_text("site_name: T\n")
    (docs / "index.md").write_text("# A\n")
    (docs / "ü b.md").write_text("# B\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    (docs / "index.md").write_text("# New\n")
    git(tmp_path, "commit", "--quiet", "-am", "second", day="2025-03-04")
    return tmp_path


def test_day_of_the_last_change_of_each_file(repository: Path) -> None:
    assert last_changes(repository / "site") == {
        "docs/index.md": "2025-03-04",
        "docs/ü b.md": "2025-01-02",
        "mkdocs.yml": "2025-01-02",
    }


def test_revision_has_a_plus_if_files_have_changed(repository: Path) -> None:
    clean = revision(repository / "site")
    assert clean
    assert "+" not in clean
    (repository / "site/docs/index.md").write_text("# Newer\n")
    assert revision(repository / "site") == f"{clean}+"


def test_outside_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert (revision(tmp_path), last_changes(tmp_path)) == ("", {})


def test_renamed_and_removed_files(repository: Path) -> None:
    docs = repository / "site/docs"
    git(docs, "mv", "ü b.md", "c.md")
    git(docs, "commit", "--quiet", "-m", "third")
    git(docs, "rm", "--quiet", "index.md")
    assert renames(docs) == {"ü b.md": "c.md", "index.md": ""}
    assert renames(repository.parent) == {}


def test_site_as_it_was(repository: Path) -> None:
    before = (repository / ".git/index").read_bytes()
    with chdir(repository / "site"), at_revision(Place(Path("mkdocs.yml")), "HEAD~1") as (then, arguments):
        assert (then / "docs/index.md").read_text() == "# A\n"
        assert arguments == ["--config-file", "mkdocs.yml"]
    assert not then.exists()
    assert (repository / ".git/index").read_bytes() == before


def test_a_site_that_did_not_exist_has_no_arguments(repository: Path) -> None:
    (repository / "other").mkdir()
    (repository / "other/mkdocs.yml").write_text("site_name: T\n")
    with chdir(repository), at_revision(Place(Path("other/mkdocs.yml")), "HEAD") as (_, arguments):
        assert arguments == []


def test_an_unknown_revision_is_an_error(repository: Path) -> None:
    with (
        chdir(repository / "site"),
        pytest.raises(SourceError, match="`nowhere` is not a revision"),
        at_revision(Place(Path("mkdocs.yml")), "nowhere"),
    ):
        pass


@pytest.mark.parametrize("name", ["0.1", "latest"])
def test_version_that_mike_deployed_is_the_site_that_it_was_built_from(repository: Path, name: str) -> None:
    git(repository, "branch", "first", "HEAD~1")
    git(repository, "checkout", "--quiet", "--orphan", "gh-pages")
    (repository / "versions.json").write_text(
        '[{"version": "0.2", "title": "0.2", "aliases": []}, {"version": "0.1", "title": "0.1", "aliases": ["latest"]}]'
    )
    git(repository, "add", "versions.json")
    for commit, version in (("HEAD", "0.1"), ("first", "0.1"), ("HEAD", "0.2")):
        message = f"Deployed {commit} to {version} with MkDocs 1.6.1 and mike 2.2.0"
        git(repository, "commit", "--quiet", "--allow-empty", "-m", message)
    with chdir(repository / "site"), at_revision(Place(Path("mkdocs.yml")), name) as (then, _):
        assert (then / "docs/index.md").read_text() == "# A\n"
    assert deployed_from(repository, "0.3") == ""
