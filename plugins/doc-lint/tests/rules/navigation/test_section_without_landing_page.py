"""The rule section-without-landing-page."""

from doc_lint.testing import findings

PAGES = {"docs/index.md": "# Home\n", "docs/a/index.md": "# A\n", "docs/a/one.md": "# One\n"}


def test_section_that_does_not_start_with_an_index_is_reported() -> None:
    nav = "nav:\n  - index.md\n  - A:\n      - a/one.md\n      - a/index.md\n"
    assert findings("section-without-landing-page", {"mkdocs.yml": nav, **PAGES}) == [
        "mkdocs.yml:3:1: the section A has no landing page"
    ]


def test_section_that_starts_with_an_index_is_not_reported() -> None:
    nav = "nav:\n  - index.md\n  - A:\n      - a/index.md\n      - a/one.md\n"
    assert findings("section-without-landing-page", {"mkdocs.yml": nav, **PAGES}) == []


def test_group_is_accepted_and_a_stale_one_is_reported() -> None:
    config = """\
nav:
  - index.md
  - A: [a/one.md]
plugins:
  - doc-lint:
      rules:
        section-without-landing-page:
          groups:
            A: two pages need no introduction
            Gone: was removed
"""
    assert findings("section-without-landing-page", {"mkdocs.yml": config, **PAGES}) == [
        "mkdocs.yml:10:1: `groups` lists Gone, but no section with this title lacks a landing page"
    ]
