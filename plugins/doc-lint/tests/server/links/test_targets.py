"""Where targets are written."""

import pytest

from doc_lint.server.links.targets import entries, entry_target, references, written
from doc_lint.server.positions import Text
from doc_lint.site import Location
from doc_lint.testing import read_site


@pytest.mark.parametrize(
    ("text", "line", "column", "target", "start"),
    [
        ("See [a](b.md).", 1, 5, "b.md", 8),
        ("![a](b.png)", 1, 1, "b.png", 5),
        ("[a][r] b.md\n\n[r]: b.md\n", 1, 1, "b.md", 18),
        ("[a][r]\n\n[r]: <b.md> 'B'\n", 1, 1, "b.md", 14),
        ('<a class="b" href="b/">', 1, 1, "b/", 19),
        ("<img src=b.png>", 1, 1, "b.png", 9),
        ("---\nnext_steps:\n  - text: b.md is next\n    page: sub/b.md\n", 3, 1, "sub/b.md", 49),
        ('nav:\n  - B: "b.md"\n', 2, 1, "b.md", 13),
        ("nav:\n  - c/b.md: b.md\n", 2, 1, "b.md", 17),
    ],
)
def test_targets_are_found(text: str, line: int, column: int, target: str, start: int) -> None:
    found = written(Text(text, len), Location("a.md", line, column), target)
    assert found is not None
    assert text[found.start : found.end] == target
    assert found.start == start
    assert start in found
    assert start - 1 not in found


@pytest.mark.parametrize("text", ["[a](c.md)", "[a][r]\n\n[r]: b.md/c", "<a href='b.md/'>", "- ab.md", "- b.md#x", ""])
def test_other_targets_are_not(text: str) -> None:
    assert written(Text(text, len), Location("a.md"), "b.md") is None
    assert written(Text(text, len), Location("a.md"), "") is None


def test_references_are_those_in_the_file_of_the_page() -> None:
    site = read_site(
        {
            "mkdocs.yml": "markdown_extensions: [pymdownx.snippets]\n",
            "docs/index.md": '# A\n\n[b](b.md) ![i](i.png)\n\n--8<-- "c.txt"\n',
            "docs/b.md": "# B\n",
            "c.txt": "[c](b.md)\n",
        }
    )
    assert [each.target for each in references(site.page_by_path["index.md"])] == ["b.md", "i.png"]


def test_entries_are_written_relative_to_their_file() -> None:
    nav = {"mkdocs.yml": "nav:\n- A: index.md\n- B:\n  - b/c.md\n", "docs/index.md": "# A\n", "docs/b/c.md": "# C\n"}
    site = read_site(nav)
    assert sorted(entry_target(site, each, "docs/") for each in entries(site)) == ["b/c.md", "index.md"]
    files = {
        "mkdocs.yml": "plugins: [literate-nav]\n",
        "docs/SUMMARY.md": "- [A](index.md)\n- [B](b/)\n",
        "docs/index.md": "# A\n",
        "docs/b/SUMMARY.md": "- [C](c.md)\n",
        "docs/b/c.md": "# C\n",
    }
    site = read_site(files)
    assert sorted(entry_target(site, each, "docs/") for each in entries(site)) == ["c.md", "index.md"]


def test_entries_that_mkdocs_makes_are_not_written_anywhere() -> None:
    assert [*entries(read_site({"docs/index.md": "# A\n", "docs/b.md": "# B\n"}))] == []
