"""The files of a site on disk."""

from pathlib import Path

from doc_lint.sources.folder import Folder


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
