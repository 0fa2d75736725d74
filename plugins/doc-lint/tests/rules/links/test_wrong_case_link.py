"""The rule wrong-case-link."""

from tests.conftest import Find


def test_other_case_is_found_once(find: Find) -> None:
    files = {"docs/index.md": "[x](Guides/ray.MD)\n", "docs/guides/ray.md": "# Ray\n"}
    assert find("wrong-case-link", files) == [
        "docs/index.md:1:1: `Guides/ray.MD` differs from `guides/ray.md` in upper and lower case"
    ]
    assert find("broken-link", files) == []


def test_same_case_is_not(find: Find) -> None:
    assert find("wrong-case-link", {"docs/index.md": "[x](README.md)\n", "docs/README.md": ""}) == []
