"""The rule heading-jump."""

from tests.conftest import Find


def test_skipped_level_is_found(find: Find) -> None:
    assert find("heading-jump", {"docs/a.md": "# One\n\n#### Four\n"}) == [
        "docs/a.md:3:1: `Four` is a heading of level 4 below one of level 1"
    ]


def test_going_up_may_skip(find: Find) -> None:
    assert find("heading-jump", {"docs/a.md": "# 1\n\n## 2\n\n### 3\n\n#### 4\n\n## 2\n", "docs/b.md": "### 3\n"}) == []
