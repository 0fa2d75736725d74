"""The rule nav-too-deep."""

from doc_lint.testing import findings

DEEP = """\
nav:
  - index.md
  - A:
      - B:
          - C:
              - c.md
              - D:
                  - d.md
"""
PAGES = {"docs/index.md": "# Home\n", "docs/c.md": "# C\n", "docs/d.md": "# D\n"}


def test_page_in_a_fourth_section_is_reported_at_its_nav_entry() -> None:
    assert findings("nav-too-deep", {"mkdocs.yml": DEEP, **PAGES}) == [
        "mkdocs.yml:8:1: `d.md` is 4 sections deep (A > B > C > D); the limit is 3"
    ]


def test_limit_is_an_option() -> None:
    config = DEEP + "plugins: [{doc-lint: {rules: {nav-too-deep: {max_depth: 2}}}}]\n"
    assert [finding[:14] for finding in findings("nav-too-deep", {"mkdocs.yml": config, **PAGES})] == [
        "mkdocs.yml:6:1",
        "mkdocs.yml:8:1",
    ]


def test_pages_at_the_top_have_depth_zero() -> None:
    config = "nav: [index.md]\nplugins: [{doc-lint: {rules: {nav-too-deep: {max_depth: 0}}}}]\n"
    assert findings("nav-too-deep", {"mkdocs.yml": config, **PAGES}) == []


def test_folders_count_as_the_nav_where_the_site_has_none() -> None:
    assert findings("nav-too-deep", {"docs/a/b/c/d/e.md": "# E\n"}) == [
        "docs/a/b/c/d/e.md:1:1: `a/b/c/d/e.md` is 4 sections deep (A > B > C > D); the limit is 3"
    ]
