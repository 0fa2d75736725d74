"""New targets of links, in the text of a page."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_lint.findings import Edit
from doc_lint.fixes import fix, moved, retarget, with_anchor, with_levels
from doc_lint.site import Heading, Link, Location, Page, Site


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_levels_without_jumps_keep_what_is_below_what(levels: list[int]) -> None:
    def parents(numbers: list[int]) -> list[int]:
        return [
            max(
                (at for at in range(number) if numbers[at] < level and min(numbers[at:number]) >= numbers[at]),
                default=-1,
            )
            for number, level in enumerate(numbers)
        ]

    place = Location("a.md")
    new = [heading.level for heading in with_levels([Heading(level, "x", "x", place) for level in levels])]
    assert all(after <= before + 1 for before, after in pairwise(new))
    assert [*with_levels([Heading(level, "x", "x", place) for level in new])] == [
        Heading(level, "x", "x", place) for level in new
    ]
    for before, after in zip(levels, new, strict=True):
        assert after <= before
    if not any(after > before + 1 for before, after in pairwise(levels)):
        assert new == levels
    assert parents(new) == parents(levels)


def fixed(text: str, target: str = "a/", new: str = "a.md") -> str:
    """Return a text with the edit of each `[` of it that may be a link."""
    lines = text.splitlines()
    places = [(row, at + 1) for row, line in enumerate(lines, 1) for at, letter in enumerate(line) if letter == "["]
    return fix(text, [Edit(Location("p.md", row, column), target, new) for row, column in places])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [a](a/).", "See [a](a.md)."),
        ("[a](a/) [b](a/)", "[a](a.md) [b](a.md)"),
        ('[a](a/ "A")', '[a](a.md "A")'),
        ("[a](<a/>)", "[a](<a.md>)"),
        ("[a\nb](\na/)", "[a\nb](\na.md)"),
        ("[![i](i.png)](a/)", "[![i](i.png)](a.md)"),
        ("[`x](y`](a/)", "[`x](y`](a.md)"),
        ("[a\\]b](a/)", "[a\\]b](a.md)"),
        ("# A\r\n\r\n[a](a/)\r\n", "# A\r\n\r\n[a](a.md)\r\n"),
        ("\ufeff[a](a/)", "\ufeff[a](a.md)"),
        ("é [é](a/) ü", "é [é](a.md) ü"),
    ],
)
def test_target_of_the_link_is_replaced(text: str, expected: str) -> None:
    text, mark = text.removeprefix("\ufeff"), text.startswith("\ufeff")
    lines = text.split("\n")
    row = next(n for n, line in enumerate(lines) if "[" in line)
    edits = [
        Edit(Location("p.md", row + 1, match.start() + 1), "a/", "a.md") for match in re.finditer(r"\[", lines[row])
    ]
    assert fix("\ufeff" * mark + text, edits)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "[a][b] then [c]\n\n[b]: a/",
        "[a](a/b)",
        "[a](a/#x)",
        "[a](b)",
        "[a] (a/)",
        "[a",
        "[a\n\n](a/)",
        "no link",
    ],
)
def test_anything_else_is_unchanged(text: str) -> None:
    assert fixed(text) == text


def test_a_line_that_is_gone_is_ignored() -> None:
    assert fix("[a](a/)", [Edit(Location("p.md", 9), "a/", "a.md")]) == ("[a](a/)", 0)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]()`\\ \na/<>é\ufeff\r", max_size=40))
def test_only_targets_change(text: str) -> None:
    once = fixed(text, "a/", "b.md")
    assert once.replace("b.md", "a/") == text
    assert fixed(once, "a/", "b.md").count("](a/)") <= once.count("](a/)")


def link(target: str, kind: str = "body", path: str = "docs/guides/x.md") -> Link:
    return Link(target, "x", kind, Location(path, 3, 5))  # type: ignore[arg-type]


PAGE = Page("guides/x.md", "guides/x/", Location("docs/guides/x.md"))


@pytest.mark.parametrize(
    ("target", "path", "new"),
    [
        ("/ray/", "ray.md", "../ray.md"),
        ("../ray/#jobs", "ray.md", "../ray.md#jobs"),
        ("Y.md", "guides/y.md", "y.md"),
        ("deep/", "guides/deep/index.md", "deep/index.md"),
    ],
)
def test_new_target_is_relative_and_keeps_the_fragment(target: str, path: str, new: str) -> None:
    assert retarget(PAGE, link(target), path) == (Edit(Location("docs/guides/x.md", 3, 5), target, new),)


@pytest.mark.parametrize(
    ("uncertain", "path"),
    [
        (link("/ray/", kind="html"), "ray.md"),
        (link("/ray/", path="docs/shared/part.md"), "ray.md"),
        (link("/ray/?q=1"), "ray.md"),
        (link("/a%20b/"), "a b.md"),
    ],
)
def test_uncertain_links_have_no_edit(uncertain: Link, path: str) -> None:
    assert retarget(PAGE, uncertain, path) == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        ("# A\n\n<!-- x -->\n## B\n", 3, 1, "# A\n\n## B\n"),
        ("# A\r\n\r\n  <!-- x -->  \r\n## B\r\n", 3, 3, "# A\r\n\r\n## B\r\n"),
        ("\ufeff<!-- x -->\n# A\n", 1, 1, "\ufeff# A\n"),
        ("a <!-- x -->\nb\n", 1, 3, "a\nb\n"),
        ("a <!-- x --> b\n", 1, 3, "a  b\n"),
        ("a <!-- y -->\n", 1, 3, "a <!-- y -->\n"),
        ("a\n<!-- x -->", 2, 1, "a\n"),
    ],
)
def test_comment_that_goes_takes_its_line_or_its_space_with_it(
    text: str, line: int, column: int, expected: str
) -> None:
    assert fix(text, [Edit(Location("p.md", line, column), "<!-- x -->", "")])[0] == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("- a.md", "- b.md"),
        ("- 'a.md'  # x", "- 'b.md'  # x"),
        ("- A: a.md\r\n- B: a.md", "- A: b.md\r\n- B: a.md"),
        ("- text: a.md is next\n  page: a.md\n- a.md", "- text: a.md is next\n  page: b.md\n- a.md"),
        ("next_steps: [x.md, a.md]", "next_steps: [x.md, b.md]"),
        ("- [A](a.md)", "- [A](b.md)"),
        ("- page: a.md\n  text: a.md", None),
        ("- a.md/c", None),
        ("- c/a.md", None),
        ("- a.md#part", None),
    ],
)
def test_path_in_an_entry_is_replaced_where_it_is_certain(entry: str, expected: str | None) -> None:
    assert fix(entry, [Edit(Location("p.md"), "a.md", "b.md")])[0] == (expected or entry)


def test_pages_move_along_all_redirects_to_a_page() -> None:
    redirects = {"a.md": "b.md", "b.md": "guides/x.md", "c.md": "gone.md", "d.md": "e.md", "e.md": "d.md"}
    site = Site(pages=(PAGE,), redirects=redirects)
    assert [moved(site, f"{name}.md") for name in "abcdf"] == ["guides/x.md", "guides/x.md", None, None, None]
    assert moved(site, "guides/x.md") is None


def test_new_anchor_replaces_only_the_anchor() -> None:
    (edit,) = with_anchor(PAGE, link("../ray.md#Setup"), "setup")
    assert (edit.old, edit.new) == ("../ray.md#Setup", "../ray.md#setup")
    assert with_anchor(PAGE, link("../ray.md#Setup", kind="html"), "setup") == ()
    assert with_anchor(PAGE, link("../ray.md#Setup"), "set up") == ()
    assert with_anchor(PAGE, link("../ray.md"), "setup") == ()
