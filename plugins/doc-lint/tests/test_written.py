"""Where targets are written in a file."""

import pytest

from doc_lint.written import find_target, link_end


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("[a](b.md)", "[a]("),
        ("![a](<b.md> 'A')", "![a](<"),
        ("[a][r] b.md\n\n[r]: b.md\n", "[r]: "),
        ("[a] [r]\n\n[q]: b.md\n[r]: <b.md> 'B'\n", "[r]: <"),
        ("[r][]\n\n   [R]: b.md", "[R]: "),
        ("[a\nr]\n\n[A  r]:b.md\r\n", "r]:"),
        ("[![i](i.png)][r]\n\n[r]: b.md\n", "[r]: "),
        ("[r]\n\n```\n[r]: b.md\n```\n\n<!--\n[r]: b.md\n-->\n\n[r]: b.md\n", "-->\n\n[r]: "),
        ('<a class="b.md" HREF="b.md">', 'HREF="'),
        ("<A\nhref = 'b.md'>", "href = '"),
        ("<img alt src=b.md>", "src="),
        ("- text: b.md is next\n  page: b.md\n", "page: "),
        ('- B: "b.md"  # b.md is here', '"'),
        ("- (b.md) [x]", "("),
    ],
)
def test_target_is_found(text: str, before: str) -> None:
    assert find_target(text, 0, "b.md") == text.index(before) + len(before)


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md/)",
        "[a](c.md)\n\n[a]: b.md",
        "[a][r]\n\n[r]: b.md/c",
        "[a][r]\n\n[r]: b.md\n[R]: b.md",
        "[a][r]\n\n[r]: c.md\n[s]: b.md",
        "[r]\n\n```\n[r]: b.md\n```\n",
        "[r]\n\n    [r]: b.md",
        "[^1]\n\n[^1]: b.md",
        "[a\n\n](b.md)",
        "<a data-href='b.md'>",
        "<a href='b.md/'>",
        "<a href='c.md' href='b.md'>",
        "<a title=\"href='b.md'\">",
        "<a>b.md</a> <a href='b.md'>",
        "<img href='b.md'>",
        "<area href='b.md'>",
        "- b.md: c.md",
        "- b.md#x",
        "",
    ],
)
def test_other_text_is_not(text: str) -> None:
    assert find_target(text, 0, "b.md") is None


@pytest.mark.parametrize(
    "link", ["[a `]` \\] [b]](b.md 'B')", "![a](b.md)", "[a][r]", "[r]", "![r]", "<a href='b.md'>", "[a](\nb.md\n)"]
)
def test_link_ends_before_its_definition(link: str) -> None:
    assert link_end(f"{link} x) >\n\n[r]: b.md\n", 0, "b.md") == len(link)


@pytest.mark.parametrize("text", ["[a", "[a](c.md)", "- b.md", ""])
def test_what_is_not_a_link_has_no_end(text: str) -> None:
    assert link_end(text, 0, "b.md") is None
