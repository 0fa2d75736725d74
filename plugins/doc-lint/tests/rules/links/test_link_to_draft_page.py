"""The rule link-to-draft-page."""

from doc_lint.testing import findings

CONFIG = "draft_docs: |\n  /plans/\n  *.draft.md\n"
PAGES = {"docs/plans/a.md": "# A\n", "docs/b.draft.md": "# B\n", "docs/c.md": "# C\n"}


def test_link_to_a_file_that_is_not_published_is_reported() -> None:
    files = {"mkdocs.yml": CONFIG, "docs/index.md": "[a](plans/a.md)\n[b](b.draft.md#x) [c](c.md)\n", **PAGES}
    assert findings("link-to-draft-page", files) == [
        "docs/index.md:1:1: `plans/a.md` leads to `plans/a.md`, which is a draft (`draft_docs`)",
        "docs/index.md:2:1: `b.draft.md#x` leads to `b.draft.md`, which is a draft (`draft_docs`)",
    ]


def test_link_is_reported_once() -> None:
    assert findings("broken-link", {"mkdocs.yml": CONFIG, "docs/index.md": "[a](plans/a.md)\n", **PAGES}) == []
