"""The files of a site on disk."""

from pathlib import Path

import pytest

from doc_lint.sources import SourceError
from doc_lint.sources.files.folder import Folder
from doc_lint.testing import write_files


def test_only_the_docs_folder_is_listed_but_every_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "docs/a").mkdir(parents=True)
    for path in ("docs/index.md", "docs/a/b.md", "other.txt"):
        (tmp_path / path).write_text(path)
    files = Folder(tmp_path, "docs")
    assert list(files) == ["docs/a/b.md", "docs/index.md"]
    assert files.get("other.txt") == b"other.txt"
    assert files.get("docs") is None
    assert files.get("gone") is None


def test_symbolic_links_are_followed_except_in_circles(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("# A\n")
    (tmp_path / "docs/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs/circle").symlink_to(tmp_path / "docs")
    (tmp_path / "docs/dead.md").symlink_to(tmp_path / "gone.md")
    assert list(Folder(tmp_path, "docs")) == ["docs/linked/a.md"]


def test_folders_that_link_to_each_other(tmp_path: Path) -> None:
    """The number of orders in which to visit them grows like a factorial."""
    for here in range(6):
        folder = tmp_path / f"docs/{here}"
        folder.mkdir(parents=True)
        for there in range(6):
            (folder / f"to-{there}").symlink_to(f"../{there}")
    with pytest.raises(SourceError, match="symbolic links lead to this folder in more than 200 ways"):
        list(Folder(tmp_path, "docs"))


def test_folders_without_end(tmp_path: Path) -> None:
    write_files(tmp_path, {f"docs/{'a/' * 98}b.md": ""})
    assert len(Folder(tmp_path, "docs")) == 1
    write_files(tmp_path, {f"docs/{'a/' * 500}b.md": ""})
    with pytest.raises(SourceError, match="more than 100 folders are around it"):
        list(Folder(tmp_path, "docs"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository, with a file next to the repository."""
    write_files(tmp_path, {"secret.md": "x", "top/.git/HEAD": "", "top/other/a.md": "a", "top/site/docs/a.md": "a"})
    return tmp_path / "top/site"


@pytest.mark.parametrize("target", ["secret.md", "", "top/site/docs/inner.md"])
def test_links_out_of_the_repository_are_not_followed(site: Path, target: str) -> None:
    outside = site.parents[1]
    (site / "docs/inner.md").symlink_to("../../../secret.md")
    (site / "docs/link").symlink_to(outside / target)
    with pytest.raises(SourceError, match=r"docs/(link/?|inner.md): cannot be read: it is outside of the repository"):
        list(Folder(site, "docs", bounded=True))
    assert list(Folder(site, "docs"))


def test_files_out_of_the_repository_are_not_read(site: Path) -> None:
    (site / "link").symlink_to("../../secret.md")
    (site / "inner").symlink_to("../other")
    (site / "outer").symlink_to("../..")
    files, free = Folder(site, "docs", bounded=True), Folder(site, "docs")
    for path in ("link", "../../secret.md", str(site.parents[1] / "secret.md"), "outer/secret.md", "docs/../link"):
        assert free[path] == b"x"
        with pytest.raises(SourceError, match=r"cannot be read: it is outside of the repository"):
            files[path]
    assert files["../other/a.md"] == files["inner/a.md"] == b"a"
    assert files.get("../../gone.md") is None


def test_without_a_repository_the_folder_is_the_limit(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/docs/a.md": "a", "other.md": "b"})
    with pytest.raises(SourceError, match="outside of the repository"):
        Folder(tmp_path / "site", "docs", bounded=True)["../other.md"]


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    files = Folder(tmp_path, name, bounded=True)
    assert files.get(name) is None
    with pytest.raises(SourceError, match="cannot be read"):
        list(files)
    assert list(files.below(name)) == []
