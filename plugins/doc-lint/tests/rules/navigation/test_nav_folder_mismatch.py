"""The rule nav-folder-mismatch."""

from doc_lint.testing import findings

PAGES = {
    f"docs/{path}.md": "# T\n"
    for path in ("index", "a/index", "a/one", "a/two", "b/index", "c/one", "c/two", "c/three")
}


def run(nav: str, options: str = "") -> list[str]:
    return findings("nav-folder-mismatch", {"mkdocs.yml": f"nav:\n{nav}{options}", **PAGES})


def test_page_in_the_folder_of_another_landing_page_is_reported() -> None:
    nav = "  - A:\n      - a/index.md\n  - B:\n      - b/index.md\n      - a/one.md\n      - a/two.md\n"
    assert run(nav) == [
        "mkdocs.yml:6:1: the nav lists `a/one.md` in B, but `a/` belongs to A",
        "mkdocs.yml:7:1: the nav lists `a/two.md` in B, but `a/` belongs to A",
    ]


def test_smaller_part_of_a_split_folder_is_reported() -> None:
    nav = "  - A:\n      - a/index.md\n      - c/one.md\n  - B:\n      - c/two.md\n      - X:\n          - c/three.md\n"
    assert run(nav) == ["mkdocs.yml:4:1: the nav lists `c/one.md` in A, but `c/` belongs to B"]


def test_section_may_contain_several_folders() -> None:
    assert (
        run("  - index.md\n  - A:\n      - a/index.md\n      - X:\n          - c/one.md\n          - c/two.md\n") == []
    )


def test_page_may_be_allowed_elsewhere() -> None:
    nav = "  - A:\n      - a/index.md\n  - B:\n      - b/index.md\n      - a/one.md\n"
    assert run(nav, "plugins: [{doc-lint: {rules: {nav-folder-mismatch: {allow: [a/one.md]}}}}]\n") == []
