"""The rule second-title."""

from doc_lint.testing import findings


def test_each_title_after_the_first_is_reported() -> None:
    assert findings("second-title", {"docs/a.md": "# One\n\n# Two\n\n## x\n\n# Three\n"}) == [
        "docs/a.md:3:1: `a.md` has a second title, `Two`",
        "docs/a.md:7:1: `a.md` has a second title, `Three`",
    ]


def test_comment_in_code_is_not_a_title() -> None:
    assert findings("second-title", {"docs/a.md": "# One\n\n```bash\n# not a title\n```\n"}) == []
