"""The languages of a site with mkdocs-static-i18n, read without the plugin."""

from typing import Any

import pytest

from doc_lint.site import NavPage, Section, Site
from doc_lint.sources.config.languages import Languages, languages_of, read_languages
from doc_lint.testing import read_site

LISTED = [
    {"locale": "en", "name": "English", "default": True},
    {"locale": "fr", "name": "Français"},
    {"locale": "de", "name": "Deutsch", "build": False},
    {"locale": "null", "name": "Other"},
]
ENDS = (".md",)


def languages(**options: Any) -> Languages:
    found = languages_of({"languages": LISTED, **options})
    assert found is not None
    return found


def test_languages_that_are_built_begin_with_the_default() -> None:
    assert languages().built == ("en", "fr")
    assert languages_of({"languages": [LISTED[1], LISTED[0]]}) == languages_of(
        {"languages": [LISTED[1], LISTED[0]], "docs_structure": "suffix"}
    )
    assert languages(build_only_locale="fr").built == ("fr",)
    assert [languages().prefix(name) for name in ("en", "fr")] == ["", "fr/"]


@pytest.mark.parametrize("options", [{}, {"languages": "en"}, {"languages": [1]}, {"languages": LISTED[1:]}])
def test_invalid_options_are_left_to_the_plugin(options: dict[str, Any]) -> None:
    assert languages_of(options) is None


def test_site_without_the_plugin_has_one_language() -> None:
    assert read_languages({"plugins": ["search"]}) is None
    assert read_languages({"plugins": [{"i18n": ["x"]}]}) is None


SUFFIXED = ["a.md", "a.fr.md", "b.en.md", "c.fr.md", "d.de.md", "e.it.md", "v.1.md", "x.png", "y.png", "y.fr.png"]


@pytest.mark.parametrize(
    ("language", "falls_back", "chosen"),
    [
        ("en", True, {"a": "a.md", "b": "b.en.md", "v.1": "v.1.md"}),
        ("fr", True, {"a": "a.fr.md", "b": "b.en.md", "c": "c.fr.md", "v.1": "v.1.md"}),
        ("fr", False, {"a": "a.fr.md", "c": "c.fr.md"}),
    ],
)
def test_files_of_a_language_by_suffix(language: str, falls_back: bool, chosen: dict[str, str]) -> None:
    found = languages(fallback_to_default=falls_back).files(language, SUFFIXED, ENDS)
    assert {path: name for path, name in found.items() if path.endswith(".md")} == {
        path: f"{name}.md" for name, path in chosen.items()
    }


def test_assets_of_a_language_by_suffix() -> None:
    known = languages()
    assets = {name: known.files(name, ["x.png", "y.png", "y.fr.png", "jquery.min.js"], ENDS) for name in ("en", "fr")}
    assert assets["en"] == {"x.png": "x.png", "y.png": "y.png", "jquery.min.js": "jquery.min.js"}
    assert assets["fr"] == {"x.png": "x.png", "y.fr.png": "y.png", "jquery.min.js": "jquery.min.js"}
    assert sorted(known.assets("fr", assets["fr"], ENDS)) == ["fr/y.png", "jquery.min.js", "x.png"]


def test_files_of_a_language_by_folder() -> None:
    known = languages(docs_structure="folder")
    paths = ["en/a.md", "fr/a.md", "en/b.md", "it/c.md", "shared.md", "img/x.png", "fr/img/x.png", "guide/fr/d.md"]
    assert known.files("fr", paths, ENDS) == {
        "fr/a.md": "a.md",
        "en/b.md": "b.md",
        "shared.md": "shared.md",
        "fr/img/x.png": "img/x.png",
        "guide/fr/d.md": "guide/fr/d.md",
    }


def test_paths_without_a_language_lead_to_the_files() -> None:
    assert languages().aliases("fr", {"a.fr.md": "a.md", "b.md": "b.md"}) == {"a.md": "a.fr.md"}
    known = languages(docs_structure="folder")
    assert known.aliases("fr", {"fr/a.md": "a.md", "en/b.md": "b.md", "c.md": "c.md"}) == {
        "a.md": "fr/a.md",
        "en/a.md": "fr/a.md",
        "b.md": "en/b.md",
        "fr/b.md": "en/b.md",
        "fr/c.md": "c.md",
        "en/c.md": "c.md",
    }


CONFIG = """\
site_url: https://docs.example/
nav: [index.md, {{Part: [part/index.md, part/b.md]}}]
plugins:
  - i18n:
      docs_structure: {}
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: fr, name: Français{}}}
"""


def site(structure: str, more: str = "") -> Site:
    files = {"index": "# Home\n", "part/index": "# Part\n", "part/b": "# B\n"}
    name = "docs/{}.md" if structure == "suffix" else "docs/en/{}.md"
    other = "docs/{}.fr.md" if structure == "suffix" else "docs/fr/{}.md"
    pages = {name.format(path): text for path, text in files.items()}
    pages |= {other.format(path): f"# Page {path}\n" for path in ("index", "part/b")}
    return read_site({"mkdocs.yml": CONFIG.format(structure, more), **pages})


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_each_language_has_its_pages_urls_and_nav(structure: str) -> None:
    (french,) = site(structure).languages
    index, part, b = (
        ("index.fr.md", "part/index.md", "part/b.fr.md")
        if structure == "suffix"
        else ("fr/index.md", "en/part/index.md", "fr/part/b.md")
    )
    assert {page.path: page.url for page in french.pages} == {index: "fr/", part: "fr/part/", b: "fr/part/b/"}
    home, section = french.nav
    assert isinstance(home, NavPage)
    assert isinstance(section, Section)
    assert [home.path, *(each.path for each in section.children if isinstance(each, NavPage))] == [index, part, b]
    assert (home.location.line, section.children[1].location.line) == (2, 2)
    assert {page.path for page in french.pages if page.is_index} == {index, part}
    assert "part/b/" in french.addresses
    assert "nav" not in french.unknown


def test_language_may_have_a_nav() -> None:
    (french,) = site("suffix", ", nav: [part/b.md]").languages
    assert [item.path for item in french.nav if isinstance(item, NavPage)] == ["part/b.fr.md"]


def test_nav_files_of_other_languages_are_unknown() -> None:
    files = {"mkdocs.yml": CONFIG.format("suffix", "").replace("plugins:\n", "plugins:\n  - literate-nav\n")}
    made = read_site({**files, "docs/index.md": "# Home\n", "docs/SUMMARY.md": "- [Home](index.md)\n"})
    assert "nav" not in made.unknown
    assert "nav" in made.languages[0].unknown
