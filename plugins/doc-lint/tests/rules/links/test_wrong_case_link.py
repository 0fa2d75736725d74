"""The rule wrong-case-link."""

from doc_lint.testing import findings


def test_different_case_is_reported_once() -> None:
    files = {"docs/index.md": "[x](Guides/ray.MD)\n", "docs/guides/ray.md": "# Ray\n"}
    assert findings("wrong-case-link", files) == [
        "docs/index.md:1:1: `Guides/ray.MD` differs from the file `guides/ray.md` in upper and lower case"
    ]
    assert findings("broken-link", files) == []


def test_same_case_is_not_reported() -> None:
    assert findings("wrong-case-link", {"docs/index.md": "[x](README.md)\n", "docs/README.md": ""}) == []
