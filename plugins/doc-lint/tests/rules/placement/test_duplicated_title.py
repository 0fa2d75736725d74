"""The rule duplicated-title."""

import pytest

from doc_lint.testing import findings


@pytest.mark.parametrize(
    ("second", "line"),
    [("# Ray\n\nOther.\n", 1), ("Intro.\n\n# ray\n", 3), ("---\ntitle: Ray\n---\n# Clusters\n", 2), ("Ray\n===\n", 1)],
)
def test_same_title_is_reported_at_the_title(second: str, line: int) -> None:
    assert findings("duplicated-title", {"docs/a.md": "# Ray\n\nText.\n", "docs/b.md": second})[0].startswith(
        f"docs/b.md:{line}:1: `b.md` has the same title as `a.md`: "
    )


@pytest.mark.parametrize("second", ["# Ray 2\n", "Ray\n", "## Ray\n", "---\ntitle: X\n---\n# Ray\n"])
def test_other_title_or_no_title_is_not_reported(second: str) -> None:
    assert findings("duplicated-title", {"docs/a.md": "# Ray\n", "docs/b.md": second}) == []


@pytest.mark.parametrize(
    ("nav", "number"),
    [
        ("[{One: a.md}, {Two: b.md}]", 0),
        ("[a.md, {Two: b.md}]", 0),
        ("[{Same: a.md}, {Same: b.md}]", 0),
        ("[a.md, b.md]", 1),
    ],
)
def test_title_in_the_nav_replaces_the_heading(nav: str, number: int) -> None:
    files = {"mkdocs.yml": f"nav: {nav}\n", "docs/a.md": "# Changes\n", "docs/b.md": "# Changes\n"}
    assert len(findings("duplicated-title", files)) == number


def test_pages_without_a_title_are_not_reported() -> None:
    assert findings("duplicated-title", {"docs/a.md": "Text.\n", "docs/b.md": "Text.\n"}) == []


def test_allowed_pages_are_not_compared() -> None:
    config = "plugins: [{doc-lint: {rules: {duplicated-title: {allow: ['old/*']}}}}]\n"
    files = {"mkdocs.yml": config, "docs/new/ray.md": "# Ray\n", "docs/old/ray.md": "# Ray\n"}
    assert findings("duplicated-title", files) == []


def test_pages_that_a_blog_generates_may_share_a_title() -> None:
    files = {
        "mkdocs.yml": "plugins: [blog]\n",
        "docs/blog/index.md": "# News\n",
        "docs/blog/page/2/index.md": "# News\n",
    }
    assert findings("duplicated-title", files) == []
