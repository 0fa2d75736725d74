"""The rule shadowed-page."""

from tests.conftest import Find


def test_readme_beside_an_index_is_found(find: Find) -> None:
    files = {"docs/index.md": "# H\n", "docs/a/index.md": "# A\n", "docs/a/README.md": "# B\n"}
    assert find("shadowed-page", files) == [
        "docs/a/README.md:1:1: `a/README.md` has the address of `a/index.md`, and the site shows only one"
    ]


def test_page_and_index_of_one_name_are_found(find: Find) -> None:
    files = {"docs/index.md": "# H\n", "docs/a.md": "# A\n", "docs/a/index.md": "# B\n"}
    assert find("shadowed-page", files) == [
        "docs/a/index.md:1:1: `a/index.md` has the address of `a.md`, and the site shows only one"
    ]


def test_readme_alone_or_excluded_is_not(find: Find) -> None:
    assert find("shadowed-page", {"docs/README.md": "# H\n", "docs/a/index.md": "# A\n"}) == []
    files = {"mkdocs.yml": "exclude_docs: README.md\n", "docs/index.md": "# H\n", "docs/README.md": "# A\n"}
    assert find("shadowed-page", files) == []
