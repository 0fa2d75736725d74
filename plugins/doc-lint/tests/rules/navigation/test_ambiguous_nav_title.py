"""The rule ambiguous-nav-title."""

from doc_lint.testing import findings

PAGES = {"docs/index.md": "# Home\n", "docs/a.md": "# Setup\n", "docs/b.md": "# Other\n"}


def test_neighbours_of_one_title_are_found() -> None:
    nav = "nav:\n  - index.md\n  - a.md\n  - setup: b.md\n"
    assert findings("ambiguous-nav-title", {"mkdocs.yml": nav, **PAGES}) == [
        "mkdocs.yml:4:1: two entries of one section are called setup"
    ]


def test_section_and_page_of_one_title_are_found() -> None:
    nav = "nav:\n  - index.md\n  - Setup:\n      - b.md\n  - a.md\n"
    assert len(findings("ambiguous-nav-title", {"mkdocs.yml": nav, **PAGES})) == 1


def test_other_sections_may_use_the_title() -> None:
    nav = "nav:\n  - index.md\n  - A:\n      - Setup: a.md\n  - B:\n      - Setup: b.md\n"
    assert findings("ambiguous-nav-title", {"mkdocs.yml": nav, **PAGES}) == []


def test_the_same_page_twice_is_left_to_its_own_rule() -> None:
    assert findings("ambiguous-nav-title", {"mkdocs.yml": "nav:\n  - A: a.md\n  - A: a.md\n", **PAGES}) == []
