"""Raw HTML that both readers read alike."""

import pytest

from doc_lint.sources.markdown.sure.html import html_end, is_html_block


@pytest.mark.parametrize(
    "text",
    [
        '<p align="center">\n<img src="a.png">\n<a href="b.md" id=c>d</a>\n</p>',
        "<h2>A</h2>\n<h3>B</h3>",
        "<div><hr><br/></div>",
        "<hr/>",
    ],
)
def test_elements_on_their_own_lines(text: str) -> None:
    assert is_html_block(text)


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n[x](a.md)",
        "</div>",
        "<span>a</span>",
        "<div></div> text",
        "<div></div>\ntext",
        "<div></div><div></div>",
        "<div markdown>\na\n</div>",
        "<div>\n<code>a</code>\n</div>",
        "<div>\n<!-- a -->\n</div>",
        "<div>\n`<div>`\n</div>",
        "<div>\na < b\n</div>",
        '<div>\n<a href="a.md">\n</div>',
        '<div class="toclink">a</div>',
        '<div title="{a}">a</div>',
    ],
)
def test_others(text: str) -> None:
    assert not is_html_block(text)


def test_element_with_blank_lines() -> None:
    lines = ["<figure>", "", "<div>", "</div>", "</figure>", "", "text"]
    assert html_end(lines, 0) == 5
    assert html_end(lines[:5], 0) == 5
    assert html_end([*lines[:5], "text"], 0) == -1
    assert html_end(lines[:4], 0) == -1
    assert html_end(["    ```", "", *lines], 2) == -1, "a fence is open for the fast reader"
    assert html_end(["<span>", "", "</span>"], 0) == 0
    assert html_end(["<div", "id=a>", "</div>"], 0) == 3
