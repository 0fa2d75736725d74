"""The rule heading-jump."""

from doc_lint.testing import findings


def test_skipped_level_is_reported() -> None:
    assert findings("heading-jump", {"docs/a.md": "# One\n\n#### Four\n"}) == [
        "docs/a.md:3:1: `Four` is a level 4 heading directly after level 1"
    ]


def test_going_up_may_skip_levels() -> None:
    assert (
        findings("heading-jump", {"docs/a.md": "# 1\n\n## 2\n\n### 3\n\n#### 4\n\n## 2\n", "docs/b.md": "### 3\n"})
        == []
    )
