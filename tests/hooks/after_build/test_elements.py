"""Each element has the Markdown that shows the same."""

import pytest

from after_build.elements import Context, content
from after_build.markup import parse


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<em> b </em>c <strong></strong><b>d</b> <del>e</del> 2*3</p>", "a *b* c **d** ~~e~~ 2\\*3"),
        ("<p>One\n  <br />\n Two</p>", "One\n  \nTwo"),
        ("<p><code>a*b</code> <kbd>``</kbd> <code></code></p>", "`a*b` ``` `` ```"),
        (
            '<p><a href="https://a.b">https://a.b</a> <a href="/c" title="&quot;">d</a><a id="e"></a></p>',
            '<https://a.b> [d](/c "\\"")',
        ),
        ("<ul>\n<li>One\n<ul>\n<li>Two</li>\n</ul>\n</li>\n<li></li></ul>\n<p>End</p>", "- One\n  - Two\n\nEnd"),
        ('<ol start="9"><li>a<p>b</p></li><li>c</li></ol>', "9. a\n\n   b\n10. c"),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote><hr>c", "> a\n>\n> > b\n\n---\n\nc"),
        ("<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>", "|  |  |\n| --- | --- |\n| a | b  c |"),
        (
            '<table><tr><th colspan="2">a<br>b</th></tr><tr><td>c</td><td>d</td></tr></table>',
            "| a b | |\n| --- | --- |\n| c | d |",
        ),
        ("<h3>A <img alt='b' src='c.png'></h3><img alt='b' src='c.png'>", "### A b\n\n![b](c.png)"),
        ("<pre><code>\n\n  a\n\tb <i>*c*</i>\n\n</code></pre>", "```\n  a\n\tb *c*\n```"),
        ("<dl><dt>A</dt><dd>b</dd><dt>C</dt><dd><p>d</p><p>e</p></dd></dl>", "**A**: b\n\n**C**\n\nd\n\ne"),
        ("<mark>a <unknown>b</unknown></mark>", "a b"),
        ("", ""),
    ],
)
def test_the_markdown_shows_the_same(html: str, markdown: str) -> None:
    assert content(parse(html), Context()).strip() == markdown
