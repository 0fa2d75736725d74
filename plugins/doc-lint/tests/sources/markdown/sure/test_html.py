"""Raw HTML that both readers read alike."""

import pytest

from doc_lint.sources.markdown.sure.html import is_html_block


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
        '<div class="toclink">a</div>',
        '<div title="{a}">a</div>',
    ],
)
def test_others(text: str) -> None:
    assert not is_html_block(text)
