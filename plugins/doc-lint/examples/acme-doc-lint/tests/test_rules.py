"""Acme's rules, on sites that are dicts of files."""

from doc_lint.testing import findings

PAGES = {"docs/index.md": "# Home\n", "docs/install.md": "# Install\n"}


def test_title_in_capitals_is_found() -> None:
    site = {"docs/index.md": "# READ THIS FIRST\n"}
    assert findings("shouting-title", site) == ["docs/index.md:1:1: `READ THIS FIRST` is written in capitals"]


def test_names_may_be_capitals() -> None:
    config = """\
        plugins:
          - doc-lint:
              rules:
                shouting-title: {names: [REST, API]}
        """
    assert findings("shouting-title", {"mkdocs.yml": config, "docs/index.md": "# REST API\n"}) == []


def test_section_with_one_page_is_found_where_the_nav_lists_it() -> None:
    config = """\
        nav:
          - index.md
          - Install:
              - install.md
        """
    assert findings("lonely-page", {"mkdocs.yml": config, **PAGES}) == [
        "mkdocs.yml:3:1: the section `Install` has a single entry"
    ]


def test_page_at_the_top_of_the_nav_is_not() -> None:
    assert findings("lonely-page", {"mkdocs.yml": "nav: [index.md, install.md]\n", **PAGES}) == []
