"""The rule page-not-in-nav."""

from doc_lint.testing import findings

PAGES = {"docs/index.md": "# Home\n", "docs/a/one.md": "# One\n", "docs/logo.png": ""}
NAV = "nav: [index.md]\n"


def test_page_without_a_nav_entry_is_reported() -> None:
    assert findings("page-not-in-nav", {"mkdocs.yml": NAV, **PAGES}) == [
        "docs/a/one.md:1:1: `a/one.md` is published, but the nav does not list it"
    ]


def test_allowed_page_is_not_reported() -> None:
    config = NAV + "plugins: [{doc-lint: {rules: {page-not-in-nav: {allow: ['a/*.md']}}}}]\n"
    assert findings("page-not-in-nav", {"mkdocs.yml": config, **PAGES}) == []


def test_site_without_a_nav_lists_every_page() -> None:
    assert findings("page-not-in-nav", PAGES) == []


def test_pages_that_a_blog_generates_are_not_reported() -> None:
    files = {
        "mkdocs.yml": NAV + "plugins: [blog]\n",
        "docs/index.md": "# Home\n",
        "docs/blog/page/2/index.md": "# Blog\n",
    }
    assert findings("page-not-in-nav", files) == []
