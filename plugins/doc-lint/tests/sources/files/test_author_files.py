"""Paths of files as their authors know them. The table of plugins tests this with the real plugins."""

from pathlib import Path
from types import SimpleNamespace

from doc_lint.sources.files.author_files import AuthorFiles


def test_path_in_the_docs_folder(tmp_path: Path) -> None:
    assert AuthorFiles({}, tmp_path, str(tmp_path / "docs")).path("a/b.md") == "docs/a/b.md"


def test_closest_included_folder_of_monorepo(tmp_path: Path) -> None:
    folders = [["", str(tmp_path / "docs")], ["part", str(tmp_path / "part/docs")], ["part/x", str(tmp_path / "x")]]
    merger = SimpleNamespace(root_docs_dir=str(tmp_path / "docs"), docs_dirs=folders)
    plugin = SimpleNamespace(merger=merger, resolvedPaths=[["part", "", "part/mkdocs.yml"]])
    files = AuthorFiles({"monorepo": plugin}, tmp_path, "/somewhere/copy")
    found = [files.path(path) for path in ("index.md", "part/a.md", "part/x/a.md", "party/a.md")]
    assert found == ["docs/index.md", "part/docs/a.md", "x/a.md", "docs/party/a.md"]
    assert files.nav_files == (("part", tmp_path / "part/mkdocs.yml"),)
