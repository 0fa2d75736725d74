"""Git runs nothing that a repository names."""

import os
from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest

from doc_lint.cli.git import git as run_git
from doc_lint.cli.history import at_revision, last_changes, renames, revision
from doc_lint.cli.load import Place
from doc_lint.sources import SourceError
from tests.conftest import git

SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a change, a renamed file, and a program that leaves a file when it is run."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for path, text in {"mkdocs.yml": "site_name: A\n", "docs/index.md": "# A\n", "docs/b.md": "# B\n\nText.\n"}.items():
        (tmp_path / path).write_text(text)
    (tmp_path / ".gitattributes").write_text("* filter=a=b\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    (docs / "index.md").write_text("# Other\n")
    git(tmp_path, "mv", "docs/b.md", "docs/c.md")
    program = tmp_path / ".git/hooks/post-index-change"
    program.write_text(f"#!/bin/sh\necho run >> {tmp_path}/.git/ran\n")
    program.chmod(0o755)
    return tmp_path


def ran(repository: Path) -> bool:
    """Ask Git everything that doc-lint asks; return whether a program was run."""
    (repository / ".git/ran").unlink(missing_ok=True)  # Git runs the hook for the tests, too
    with chdir(repository):
        assert revision(repository).endswith("+")
        assert last_changes(repository)["docs/index.md"] == "2025-01-02"
        assert renames(repository) == {"docs/b.md": "docs/c.md"}
        with at_revision(Place(Path("mkdocs.yml")), "HEAD") as (then, _):
            assert (then / "docs/index.md").read_text() == "# A\n"
    return (repository / ".git/ran").exists()


def test_hooks(repository: Path) -> None:
    assert not ran(repository)


@pytest.mark.parametrize(
    "setting", ["core.fsmonitor", "filter.a=b.clean", "filter.a=b.smudge", "filter.a=b.process", "diff.external"]
)
def test_settings(repository: Path, setting: str) -> None:
    git(repository, "config", setting, str(repository / ".git/hooks/post-index-change"))
    git(repository, "config", "filter.a=b.required", "true")
    assert not ran(repository)


def test_signatures(repository: Path) -> None:
    commit = run_git(repository, "cat-file", "commit", "HEAD").replace("\n\n", f"\n{SIGNATURE}\n", 1)
    (repository / ".git/signed").write_text(commit)
    name = run_git(repository, "hash-object", "-t", "commit", "-w", ".git/signed").strip()
    git(repository, "update-ref", "HEAD", name)
    git(repository, "config", "gpg.program", str(repository / ".git/hooks/post-index-change"))
    git(repository, "config", "log.showSignature", "true")
    assert not ran(repository)


def test_submodules(repository: Path) -> None:
    inner = repository / "docs/inner"
    inner.mkdir()
    git(inner, "init", "--quiet")
    (inner / ".gitattributes").write_text("* filter=inner\n")
    git(inner, "add", ".")
    git(inner, "commit", "--quiet", "-m", "first")
    git(repository, "add", "docs/inner")
    os.utime(inner / ".gitattributes", (0, 0))  # Git has to read it
    git(inner, "config", "filter.inner.clean", str(repository / ".git/hooks/post-index-change"))
    assert not ran(repository)


def test_a_folder_that_is_a_bare_repository(repository: Path) -> None:
    """A commit can have one, with settings of its own."""
    copytree(repository / ".git", repository / "docs", dirs_exist_ok=True)
    assert revision(repository)
    assert (revision(repository / "docs"), last_changes(repository / "docs")) == ("", {})


def test_nothing_is_fetched(repository: Path) -> None:
    """A partial clone names the program with which it fetches."""
    name = run_git(repository, "rev-parse", "HEAD:docs/index.md").strip()
    (repository / ".git/objects" / name[:2] / name[2:]).unlink()
    for setting, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "far",
        "remote.far.promisor": "true",
        "remote.far.url": f"ext::{repository}/.git/hooks/post-index-change",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", setting, value)
    with (
        chdir(repository),
        pytest.raises(SourceError, match="unable to read"),
        at_revision(Place(Path("mkdocs.yml")), "HEAD"),
    ):
        pass
    assert not (repository / ".git/ran").exists()


def test_settings_of_the_environment_are_kept(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COUNT": "1", "KEY_0": "doc.lint", "VALUE_0": "kept"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    assert run_git(repository, "config", "doc.lint") == "kept\n"
    assert run_git(repository, "config", "core.fsmonitor") == "false\n"


def test_git_is_not_installed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="git is not installed"):
        run_git(repository, "status")
