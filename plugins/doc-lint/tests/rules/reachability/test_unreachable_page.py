"""The rule unreachable-page."""

from doc_lint.testing import findings

PAGES = {
    "docs/index.md": "# H\n",
    "docs/a.md": "[b](b.md)\n",
    "docs/b.md": "",
    "docs/c.md": "[d](d.md)\n",
    "docs/d.md": "[c](c.md)\n",
}


def test_unlinked_page_outside_of_the_nav_is_reported() -> None:
    config = 'nav: [index.md, a.md]\nnot_in_nav: "*"\n'
    assert findings("unreachable-page", {"mkdocs.yml": config, **PAGES}) == [
        "docs/c.md:1:1: `c.md` cannot be reached from the home page by links and nav entries",
        "docs/d.md:1:1: `d.md` cannot be reached from the home page by links and nav entries",
    ]


def test_page_missing_from_the_nav_is_left_to_page_not_in_nav() -> None:
    assert findings("unreachable-page", {"mkdocs.yml": "nav: [index.md, a.md]\n", **PAGES}) == []


def test_without_the_nav_only_links_count() -> None:
    rules = "{unreachable-page: {nav: false, allow: [c.md, d.md]}}"
    config = f"nav: [index.md, a.md]\nplugins: [{{doc-lint: {{rules: {rules}}}}}]\n"
    files = {"mkdocs.yml": config, **PAGES}
    assert [finding.split("`")[1] for finding in findings("unreachable-page", files)] == ["a.md", "b.md"]


def test_site_without_a_home_page_is_not_checked() -> None:
    assert findings("unreachable-page", {"docs/a.md": ""}) == []


def test_posts_that_a_blog_lists_can_be_reached() -> None:
    files = {"mkdocs.yml": "plugins: [blog]\n", "docs/index.md": "", "docs/blog/posts/a.md": ""}
    assert findings("unreachable-page", files) == []
