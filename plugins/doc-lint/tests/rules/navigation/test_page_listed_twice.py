"""The rule page-listed-twice."""

from doc_lint.testing import findings


def test_second_entry_is_reported_at_its_line() -> None:
    nav = "nav:\n  - index.md\n  - A:\n      - a.md\n  - Again: a.md\n"
    assert findings("page-listed-twice", {"mkdocs.yml": nav, "docs/index.md": "", "docs/a.md": ""}) == [
        "mkdocs.yml:5:1: the nav lists `a.md` more than once"
    ]


def test_pages_listed_once_are_not_reported() -> None:
    assert (
        findings("page-listed-twice", {"mkdocs.yml": "nav: [index.md, a.md]\n", "docs/index.md": "", "docs/a.md": ""})
        == []
    )
