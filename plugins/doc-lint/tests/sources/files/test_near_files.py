"""Find existing files with names close to those of missing ones."""

from pathlib import Path

import pytest

from doc_lint.sources.files import near_files
from doc_lint.testing import read_site

FILES = ("a/code.py", "a/outer.md", "b/inner.md", "b/deep/er.md")
CONFIG = b"markdown_extensions:\n  - pymdownx.snippets: {base_path: [a, b, ../up]}\n"
NEAR = {"a/Inner.md": "a/outer.md", "a/cod.py": "a/code.py", "b/Inner.md": "b/inner.md", "b/dep/er.md": "b/deep/er.md"}


def test_close_names_on_disk_and_in_a_collection_of_paths_are_the_same(tmp_path: Path) -> None:
    for path in FILES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    page = b'--8<-- "cod.py"\n\n--8<-- "Inner.md"\n\n--8<-- "dep/er.md"\n\n--8<-- "nothing.like"\n'
    site = read_site({"mkdocs.yml": CONFIG, "docs/a.md": page})
    assert near_files.near_files(site.pages, near_files.names_below(tmp_path)) == NEAR
    assert near_files.near_files(site.pages, near_files.names_in(FILES)) == NEAR


def test_the_number_of_names_that_are_compared_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_files, "_NAMES", 100)
    folder = [f"name{number}.md" for number in range(60)]
    page = "".join(f'--8<-- "folder/nam{number}.md"\n\n' for number in range(20))
    site = read_site({"mkdocs.yml": b"markdown_extensions: [pymdownx.snippets]\n", "docs/a.md": page.encode()})

    def names(path: str) -> list[str]:
        return folder if path.rstrip("/") == "folder" else ["folder/"]

    assert len(near_files.near_files(site.pages, names)) == 2
