"""Rename headings: all links follow, also those to headings whose anchors change with it."""

from collections.abc import Mapping

import pytest

from doc_lint import Page
from doc_lint.server.links.headings import name_of, rename
from doc_lint.server.positions import Text
from doc_lint.site import Heading, Location
from doc_lint.testing import lint_files, read_site

CONFIG = "markdown_extensions: [attr_list, toc]\n"


def renamed(files: Mapping[str, str], line: int, name: str) -> dict[str, str]:
    """Return the files after the heading in a line of `docs/a.md` got another name."""
    files = {"mkdocs.yml": CONFIG, **files}
    site = read_site(files)
    page = site.page_by_path["a.md"]

    def reread(text: str) -> Page:
        return read_site({**files, "docs/a.md": text}).page_by_path["a.md"]

    heading = next(each for each in page.headings if each.location.line == line)
    after = dict(files)
    changes = rename(site, page, heading, name, lambda path: Text(files[path], len), reread)
    for path, start, end, new in sorted(changes, reverse=True):
        after[path] = after[path][:start] + new + after[path][end:]
    return after


PAGES = {
    "docs/index.md": "# Home\n\n[1](a.md#part), [2](a.md#part_1), [3](a.md), <a href='a/#part'>4</a>, "
    "[5][r] `a.md#part`\n\n[r]: a.md#part_1\n",
    "docs/a.md": "# A\n\n[own](#part)\n\n## Part\n\nText.\n\n## Part\n\nText.\n",
}


def test_links_to_this_and_to_later_headings_follow() -> None:
    after = renamed(PAGES, 5, "Über (alles)")
    assert after["docs/a.md"] == PAGES["docs/a.md"].replace("#part", "#uber-alles").replace(
        "## Part", "## Über (alles)", 1
    )
    assert after["docs/index.md"] == (
        "# Home\n\n[1](a.md#uber-alles), [2](a.md#part), [3](a.md), <a href='a/#uber-alles'>4</a>, "
        "[5][r] `a.md#part`\n\n[r]: a.md#part\n"
    )
    assert "broken-anchor" not in {each.rule for each in lint_files(after).findings}


def test_anchor_that_the_author_set_stays() -> None:
    files = {"docs/index.md": "# Home\n\n[1](a.md#x)\n", "docs/a.md": "# A\n\n## Part ## { #x }\n"}
    assert renamed(files, 3, "Other") == {**renamed(files, 3, "Part"), "docs/a.md": "# A\n\n## Other ## { #x }\n"}


def test_heading_with_a_line_below_keeps_it() -> None:
    files = {"docs/index.md": "# Home\n\n[1](a.md#part)\n", "docs/a.md": "# A\n\nPart\n----\n"}
    after = renamed(files, 3, "New part")
    assert after["docs/a.md"] == "# A\n\nNew part\n----\n"
    assert after["docs/index.md"] == "# Home\n\n[1](a.md#new-part)\n"


@pytest.mark.parametrize("name", ["", "  ", "two\nlines"])
def test_name_that_is_not_a_heading_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be renamed"):
        renamed(PAGES, 5, name)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("## Part", "Part"),
        ("##Part", "Part"),
        ("  ###  Part one ##  ", "Part one"),
        ("# Part {#x .y}", "Part"),
        ("Part `code`", "Part `code`"),
        ("<h2>Part</h2>", None),
        ("#", None),
    ],
)
def test_name_is_the_text_without_marks(line: str, name: str | None) -> None:
    found = name_of(Heading(2, "", "", Location("a.md")), Text(line, len))
    assert (line[found.start : found.end] if found else None) == name
