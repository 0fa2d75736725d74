"""The rule broken-link."""

import pytest

from doc_lint.testing import findings, lint_files

THERE = {
    "mkdocs.yml": "site_url: https://pots.example/\nmarkdown_extensions: [md_in_html]\n",
    "docs/a/index.md": "# A\n",
    "docs/a/b.md": "# B\n",
    "docs/a/paper.pdf": "",
    "docs/index.md": "# Home\n",
}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("See [x](gone.md).", "3:5"),
        ("See [x](../gone/index.md).", "3:5"),
        ("See [x](gone/).", "3:5"),
        ("See [x](../../../outside.md).", "3:5"),
        ("See [x](/gone/).", "3:5"),
        ("See [x][r].\n\n[r]: gone.md", "3:5"),
        ("!!! note\n    See [x](gone.md).", "4:9"),
        ("- a\n\n    - See [x](gone.md).", "5:11"),
        ("| a |\n| - |\n| [x](gone.md) |", "5:3"),
        ('<a href="gone/">x</a>', "3:1"),
        ("<div markdown>\n[x](gone.md)\n</div>", "4:1"),
        ("[^1]\n\n[^1]: See [x](gone.md).", "5:11"),
        ("[![x](paper.pdf)](gone.md)", "3:1"),
        ("See [x](//[bad).", "3:5"),
        ('<a href="//[bad.md#x">x</a>', "3:1"),
    ],
)
def test_broken_link_is_reported_at_its_place(text: str, place: str) -> None:
    (finding,) = findings("broken-link", {"docs/a/page.md": f"# P\n\n{text}\n", **THERE})
    assert finding.startswith(f"docs/a/page.md:{place}: ")


SOMEWHERE = (
    "b.md b.md#part ./b.md ../index.md ../a/b.md paper.pdf ../b/ ../ ../../ /a/b/ #part ?x=1 b.md?plain=1 "
    "https://x.example/gone.md mailto:a@x.example tel:1 {{x}}/y.md"
)


@pytest.mark.parametrize("target", SOMEWHERE.split())
def test_link_with_a_target_is_not_reported(target: str) -> None:
    assert findings("broken-link", {"docs/a/page.md": f"# P\n\n[x]({target})\n", **THERE}) == []


def test_code_and_comments_do_not_contain_links() -> None:
    text = "`[x](gone.md)`\n\n```md\n[x](gone.md)\n```\n\n<!-- [x](gone.md) -->\n"
    assert findings("broken-link", {"docs/index.md": text}) == []


def test_pages_that_only_the_build_generates_are_not_checked() -> None:
    config = 'plugins: [{doc-lint: {generated: ["reference/*.md"]}}]\n'
    text = "[a](reference/cli.md) [b](reference/cli/) [c](refs/cli.md)\n"
    assert len(findings("broken-link", {"mkdocs.yml": config, "docs/index.md": text})) == 1


def test_hint_for_a_page_in_the_nav_suggests_generated() -> None:
    files = {"mkdocs.yml": b"nav: [index.md, gone.md]\n", "docs/index.md": b"[a](gone.md) [b](other.md)\n"}
    hints = [finding.hint for finding in lint_files(files, select=("broken-link",)).findings]
    assert ["`generated`" in hint for hint in hints] == [True, False]


def test_links_of_a_site_below_a_path_are_checked() -> None:
    config = "site_url: https://x.example/docs/\n"
    text = "[a](/docs/a/) [b](/docs/gone/) [other site on the host](/gone/)\n"
    (finding,) = findings("broken-link", {**THERE, "mkdocs.yml": config, "docs/index.md": text})
    assert "`/docs/gone/`" in finding


def test_path_of_a_page_from_the_root_names_the_relative_path() -> None:
    files = {"docs/deep/page.md": "# Page\n", "docs/deep/er/a.md": "# A\n\n[page](/deep/page.md) [gone](/gone.md)\n"}
    found = lint_files(files, select=("broken-link",)).findings
    assert [finding.message for finding in found] == [
        "`/deep/page.md` leads to the root of the host, where no Markdown files are published",
        "`/gone.md` leads to `gone.md`, which is not a page or file of this site",
    ]
    assert found[0].hint == "use `../page.md`, which is relative to this page"
