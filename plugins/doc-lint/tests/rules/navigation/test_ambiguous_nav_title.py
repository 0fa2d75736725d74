"""The rule ambiguous-nav-title."""

from doc_lint.testing import findings

PAGES = {"docs/index.md": "# Home\n", "docs/a.md": "# Setup\n", "docs/b.md": "# Other\n"}


def test_entries_with_the_same_title_are_reported() -> None:
    nav = "nav:\n  - index.md\n  - a.md\n  - setup: b.md\n"
    assert findings("ambiguous-nav-title", {"mkdocs.yml": nav, **PAGES}) == [
        "mkdocs.yml:4:1: two nav entries of the same section are called setup"
    ]


def test_section_and_page_with_the_same_title_are_reported() -> None:
    nav = "nav:\n  - index.md\n  - Setup:\n      - b.md\n  - a.md\n"
    assert len(findings("ambiguous-nav-title", {"mkdocs.yml": nav, **PAGES})) == 1


def test_entries_of_other_sections_may_share_the_title() -> None:
    nav = "nav:\n  - index.md\n  - A:\n      - Setup: a.md\n  - B:\n      - Setup: b.md\n"
    assert findings("ambiguous-nav-title", {"mkdocs.yml": nav, **PAGES}) == []


def test_same_page_twice_is_left_to_page_listed_twice() -> None:
    assert findings("ambiguous-nav-title", {"mkdocs.yml": "nav:\n  - A: a.md\n  - A: a.md\n", **PAGES}) == []
