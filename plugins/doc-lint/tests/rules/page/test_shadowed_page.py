"""The rule shadowed-page."""

from doc_lint.testing import findings


def test_readme_next_to_an_index_is_reported() -> None:
    files = {"docs/index.md": "# H\n", "docs/a/index.md": "# A\n", "docs/a/README.md": "# B\n"}
    assert findings("shadowed-page", files) == [
        "docs/a/README.md:1:1: `a/README.md` has the same address as `a/index.md`; the site shows only one"
    ]


def test_page_and_index_with_the_same_url_are_reported() -> None:
    files = {"docs/index.md": "# H\n", "docs/a.md": "# A\n", "docs/a/index.md": "# B\n"}
    assert findings("shadowed-page", files) == [
        "docs/a/index.md:1:1: `a/index.md` has the same address as `a.md`; the site shows only one"
    ]


def test_readme_alone_or_excluded_is_not_reported() -> None:
    assert findings("shadowed-page", {"docs/README.md": "# H\n", "docs/a/index.md": "# A\n"}) == []
    files = {"mkdocs.yml": "exclude_docs: README.md\n", "docs/index.md": "# H\n", "docs/README.md": "# A\n"}
    assert findings("shadowed-page", files) == []
