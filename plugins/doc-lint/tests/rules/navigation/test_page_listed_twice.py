"""The rule page-listed-twice."""

from tests.conftest import Find


def test_second_entry_is_found_at_its_line(find: Find) -> None:
    nav = "nav:\n  - index.md\n  - A:\n      - a.md\n  - Again: a.md\n"
    assert find("page-listed-twice", {"mkdocs.yml": nav, "docs/index.md": "", "docs/a.md": ""}) == [
        "mkdocs.yml:5:1: the nav lists `a.md` a second time"
    ]


def test_each_page_once_is_silent(find: Find) -> None:
    assert (
        find("page-listed-twice", {"mkdocs.yml": "nav: [index.md, a.md]\n", "docs/index.md": "", "docs/a.md": ""}) == []
    )
