"""The rule empty-page."""

import pytest

from doc_lint.testing import findings


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: x\n---\n", "# One\n\n## Two\n", "<!-- nothing -->\n"])
def test_page_without_content_is_reported(text: str) -> None:
    assert findings("empty-page", {"docs/a.md": text}) == ["docs/a.md:1:1: `a.md` is empty"]


@pytest.mark.parametrize(
    "text",
    ["Text.", "# A\n\n::: shop\n", "```\ncode\n```", "![x](y.png)", "<div>x</div>", "---\ntemplate: home.html\n---\n"],
)
def test_page_with_content_is_not_reported(text: str) -> None:
    assert findings("empty-page", {"docs/a.md": text}) == []


def test_index_that_a_blog_fills_is_not_reported() -> None:
    assert findings("empty-page", {"mkdocs.yml": "plugins: [blog]\n", "docs/blog/index.md": "# Blog\n"}) == []


def test_page_whose_include_does_not_exist_is_not_reported() -> None:
    config = "markdown_extensions: [pymdownx.snippets]\n"
    assert findings("empty-page", {"mkdocs.yml": config, "docs/a.md": '# A\n\n--8<-- "gone.md"\n'}) == []
