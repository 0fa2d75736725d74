"""Edits in the text of a file."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_lint.edits import fix
from doc_lint.findings import Edit
from doc_lint.site import Location


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
        ("[a][b] then [c]\n\n[b]: a/", "[a][b] then [c]\n\n[b]: a.md"),
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
        "[a][b] then [c]\n\n[b]: a/\n[B]: a/",
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


@settings(max_examples=200)
@given(st.text(alphabet="[]()`\\ \na/<>é\ufeff\r", max_size=40))
def test_only_targets_change(text: str) -> None:
    once = fixed(text, "a/", "b.md")
    assert once.replace("b.md", "a/") == text
    assert fixed(once, "a/", "b.md").count("](a/)") <= once.count("](a/)")


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
        ("- ./a.md", "- ./b.md"),
        ("- page: a.md\n  text: a.md", None),
        ("- a.md/c", None),
        ("- c/a.md", None),
        ("- a.md#part", None),
    ],
)
def test_path_in_an_entry_is_replaced_where_it_is_certain(entry: str, expected: str | None) -> None:
    assert fix(entry, [Edit(Location("p.md"), "a.md", "b.md")])[0] == (expected or entry)


NAV = "- A: a.md\r\n- B:\r\n  - d.md\r\n  - c.md\r\n- C: c.md"
OUTER = Edit(Location("mkdocs.yml"), "A\nB\nC", "C\nB\nA", lines=(1, 2, 5))
INNER = Edit(Location("mkdocs.yml", 3), "d.md\nc.md", "c.md\nd.md", lines=(3, 4))


def test_entries_are_sorted_inside_others_as_well() -> None:
    for edits in ([OUTER, INNER], [INNER, OUTER]):
        text, number = fix(NAV, edits)
        assert (text, number) == ("- C: c.md\r\n- B:\r\n  - c.md\r\n  - d.md\r\n- A: a.md", 2)


def test_entries_that_are_elsewhere_by_now_are_not_sorted() -> None:
    assert fix("# new\r\n" + NAV, [OUTER, INNER])[1] == 0


def test_edits_of_the_same_text_are_made_once() -> None:
    text = "- [A](./a.md)"
    assert fix(text, [Edit(Location("S.md"), "a.md", "b.md"), Edit(Location("S.md", 1, 3), "./a.md", "b.md")]) == (
        "- [A](b.md)",
        1,
    )


def test_image_gets_a_new_target() -> None:
    assert fix("x ![a](a.svg 'A')", [Edit(Location("p.md", 1, 3), "a.svg", "b.svg")])[0] == "x ![a](b.svg 'A')"
