"""What can follow in a page, at the place of `|`."""

import pytest

from doc_lint.server.completion.page import in_page
from doc_lint.server.positions import Text
from doc_lint.testing import read_site

SITE = read_site(
    {
        "mkdocs.yml": "markdown_extensions: [attr_list]\n",
        "docs/index.md": "# Home\n",
        "docs/guides/a.md": "# A\n",
        "docs/guides/b.md": "# The B\n\n## Part\n\nText.\n\n[](){#mark}\n",
        "docs/img/i.png": "x",
    }
)
PATHS = ["a.md", "b.md", "../index.md"]


def offered(marked: str) -> tuple[str, list[str]] | None:
    """Return the text that a choice replaces, and the choices, on the page `guides/a.md`."""
    offset = marked.index("|")
    found = in_page(SITE, SITE.page_by_path["guides/a.md"], Text(marked.replace("|", "", 1), len), offset)
    return (marked[found.start : offset], [each.text for each in found.choices]) if found else None


@pytest.mark.parametrize(
    ("marked", "replaced", "choices"),
    [
        ("# A\n\nSee [x](|", "", PATHS),
        ("# A\n\nSee [x](../ind|) there", "../ind", PATHS),
        ("# A\n\n[x]: |", "", PATHS),
        ("# A\n\n![x](../i|", "../i", ["../img/favicon.ico", "../img/i.png"]),
        ("# A\n\n[x](b.md#|", "", ["the-b", "part", "mark"]),
        ("# A\n\n[x](b.md#pa|rt)", "pa", ["the-b", "part", "mark"]),
        ("# A\n\n[x](#|", "", ["a"]),
        ("---\nnext_steps:\n  - |\n---\n# A\n", "", PATHS),
        ("---\nnext_steps:\n  - text: B\n    page: b|\n---\n# A\n", "b", PATHS),
        ("---\nnext_steps: [b.md, |]\n---\n# A\n", "", PATHS),
        ("---\r\nprerequisites:\r\n- |\r\n---\r\n# A\r\n", "", PATHS),
    ],
)
def test_paths_and_anchors_are_offered(marked: str, replaced: str, choices: list[str]) -> None:
    assert offered(marked) == (replaced, choices)


@pytest.mark.parametrize(
    "marked", ["# A|", "# A\n\n(|", "# A\n\n[x](b.md) |", "# A\n\n[x](gone.md#|", "---\ntitle: |\n---\n# A\n"]
)
def test_elsewhere_nothing_is_offered(marked: str) -> None:
    assert offered(marked) is None


def test_titles_explain_the_choices() -> None:
    found = in_page(SITE, SITE.page_by_path["index.md"], Text("[x](", len), 4)
    assert found is not None
    assert [(each.text, each.detail) for each in found.choices][1] == ("guides/b.md", "The B")
