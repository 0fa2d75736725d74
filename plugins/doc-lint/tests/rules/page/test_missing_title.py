"""The rule missing-title."""

import pytest

from doc_lint.testing import findings


@pytest.mark.parametrize("text", ["Text.\n", "## Two\n\nText.\n", "---\ndescription: x\n---\nText.\n"])
def test_page_without_a_title_is_reported(text: str) -> None:
    assert findings("missing-title", {"docs/a.md": text}) == ["docs/a.md:1:1: `a.md` has no title"]


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\nText.\n",
        "Setext\n======\n\nText.\n",
        "---\ntitle: x\n---\nText.\n",
        "<h1>One</h1>\n\nText.\n",
        "",
        "Text\n\n::: shop\n",
    ],
)
def test_page_with_a_title_is_not_reported(text: str) -> None:
    assert findings("missing-title", {"docs/a.md": text}) == []


def test_title_in_the_nav_is_enough() -> None:
    config = "nav: [{Setup: a.md}, b.md]\n"
    files = {"mkdocs.yml": config, "docs/a.md": "Text.\n", "docs/b.md": "Text.\n"}
    assert findings("missing-title", files) == ["docs/b.md:1:1: `b.md` has no title"]
