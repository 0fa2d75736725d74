"""Read the nav from a MkDocs build."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from doc_lint.site import NavItem, NavLink, NavPage, Section
from doc_lint.sources.build_nav import read_nav
from doc_lint.sources.files.author_files import AuthorFiles
from doc_lint.testing import write_files

PAGES = {"docs/index.md": "# Home\n", "docs/guides/a b.md": "# A\n"}


def items(root: Path, config: str, files: Mapping[str, str] = PAGES) -> list[NavItem]:
    """Return the nav of a site whose configuration file is `site.yml`."""
    text = f"site_name: X\n{config}"
    write_files(root, {**files, "site.yml": text})
    loaded = load_config(str(root / "site.yml"))
    found = get_files(loaded)
    docs = AuthorFiles(loaded.plugins, root, loaded.docs_dir)
    return [*read_nav(get_navigation(found, loaded), loaded, found, text, docs, "site.yml")[0]]


def test_entries_have_lines_of_the_named_configuration_file(tmp_path: Path) -> None:
    config = "nav:\n  - Home: index.md\n  - Guides:\n      - guides/a b.md\n  - Away: https://away.example/\n"
    home, guides, away = items(tmp_path, config)
    assert isinstance(home, NavPage)
    assert isinstance(guides, Section)
    assert isinstance(away, NavLink)
    assert [str(item.location) for item in (home, guides, guides.children[0], away)] == [
        "site.yml:3:1",
        "site.yml:4:1",
        "site.yml:5:1",
        "site.yml:6:1",
    ]
    assert (home.title, guides.title, away.url) == ("Home", "Guides", "https://away.example/")


def test_entries_of_a_nav_from_folders_are_located_at_their_pages(tmp_path: Path) -> None:
    home, guides = items(tmp_path, "")
    assert isinstance(guides, Section)
    assert str(home.location) == "docs/index.md:1:1"
    assert str(guides.location) == str(guides.children[0].location) == "docs/guides/a b.md:1:1"


@pytest.mark.parametrize("target", ["index.md", "gone.md"])
def test_entry_without_a_title(tmp_path: Path, target: str) -> None:
    (entry,) = items(tmp_path, f"nav:\n  - {target}\n")
    assert (type(entry), str(entry.location)) == (NavPage if target == "index.md" else NavLink, "site.yml:3:1")
