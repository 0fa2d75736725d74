"""The rule no-inbound-link."""

from doc_lint.testing import findings


def test_page_without_a_link_to_it_is_reported() -> None:
    files = {
        "docs/index.md": "[a](a.md)\n",
        "docs/a.md": "[a](a.md)\n",
        "docs/b.md": "---\nnext_steps: [c.md]\n---\n",
        "docs/c.md": "",
    }
    assert findings("no-inbound-link", files) == ["docs/b.md:1:1: no other page links to `b.md` in its text"]


def test_a_link_to_itself_does_not_count() -> None:
    assert findings("no-inbound-link", {"docs/index.md": "", "docs/a.md": "[a](a.md)\n"}) != []


def test_pages_and_allow_are_patterns() -> None:
    config = "plugins: [{doc-lint: {rules: {no-inbound-link: {pages: ['g/*.md'], allow: ['g/b.md']}}}}]\n"
    files = {"mkdocs.yml": config, "docs/a.md": "", "docs/g/a.md": "", "docs/g/b.md": ""}
    assert findings("no-inbound-link", files) == ["docs/g/a.md:1:1: no other page links to `g/a.md` in its text"]
