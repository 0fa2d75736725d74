"""Read the nav from source files."""

from collections.abc import Mapping

import pytest

from doc_lint.engine import Facts
from doc_lint.site import Location, NavLink, NavPage, Section, Site
from doc_lint.testing import read_site


def site(config: str = "", **pages: str) -> Site:
    files = {f"docs/{path.replace('__', '/')}.md": text for path, text in pages.items()}
    return read_site({path: text.encode() for path, text in {"mkdocs.yml": config, **files}.items()})


def test_entries_are_located_where_they_are_written() -> None:
    config = "nav:\n  - Home: index.md\n  - Part:\n      - a.md\n      - Gone: gone.md\n      - https://x.example/\n"
    at = [Location("mkdocs.yml", line) for line in range(2, 7)]
    assert site(config, index="", a="").nav == (
        NavPage("index.md", at[0], "Home"),
        Section(
            "Part",
            (NavPage("a.md", at[2]), NavLink("gone.md", at[3], "Gone"), NavLink("https://x.example/", at[4])),
            at[1],
        ),
    )


@pytest.mark.parametrize("config", [{}, {"mkdocs.yml": b"site_name: X\n"}])
def test_entries_of_a_nav_from_folders_are_located_at_their_pages(config: Mapping[str, bytes]) -> None:
    at = [Location(f"docs/{path}") for path in ("index.md", "a/b.md", "a/c.md")]
    made = read_site({**config, "docs/index.md": b"", "docs/a/b.md": b"", "docs/a/c.md": b""})
    assert made.nav == (
        NavPage("index.md", at[0]),
        Section("A", (NavPage("a/b.md", at[1]), NavPage("a/c.md", at[2])), at[1]),
    )


def test_matches_of_a_pattern_are_located_at_their_section_or_the_nav() -> None:
    config = "plugins: [literate-nav]\nsite_name: X\nnav:\n  - index.md\n  - Part:\n      - a/*\n  - '*'\n"
    made = site(config, index="", a__b="", c="")
    lines = {entry.path: entry.location.line for entry in Facts(made).get("navigation").entries()}
    assert lines == {"index.md": 4, "a/b.md": 5, "c.md": 3}


def test_nav_file_is_not_a_page_of_the_nav_if_the_plugin_reads_it() -> None:
    plugin = "plugins: [literate-nav]\n"
    summary = "* [Home](index.md)\n"
    assert [page.in_nav for page in site(plugin, index="", SUMMARY=summary).pages] == [False, True]
    assert [page.in_nav for page in site("", index="", SUMMARY=summary).pages] == [True, True]
