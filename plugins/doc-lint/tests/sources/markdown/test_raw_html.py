"""Collect the parts of raw HTML."""

from doc_lint.sources.markdown.includes import Line
from doc_lint.sources.markdown.raw_html import RawHtml
from doc_lint.sources.markdown.source_map import SourceMap


def read(*lines: str) -> RawHtml:
    """Read consecutive lines of an HTML block."""
    text = "\n".join(lines)
    html = RawHtml(SourceMap(text, [Line("docs/a.md", number) for number in range(1, len(lines) + 1)]))
    offset = 0
    for line in text.splitlines(keepends=True):
        html.add_line(line, offset)
        offset += len(line.encode())
    html.read()
    return html


def test_tag_over_several_lines() -> None:
    html = read("<p>Gr\u00f6\u00dfe <a", '  href="b.md" aria-label="B"', ">b</a></p>")
    assert [(link.target, link.text, str(link.location)) for _, link in html.links] == [("b.md", "B", "docs/a.md:1:10")]
    assert html.is_present


def test_tag_on_a_later_line_has_its_line_and_column() -> None:
    html = read("<div>", '  <img src="p.png" id="x">')
    assert [(image.target, str(image.location)) for image in html.images] == [("p.png", "docs/a.md:2:3")]
    assert [(anchor.name, str(anchor.location)) for anchor in html.anchors] == [("x", "docs/a.md:2:3")]


def test_comments_are_not_html() -> None:
    html = read('<!-- <a href="b.md"> -->')
    assert [comment.text for comment in html.comments] == ['<!-- <a href="b.md"> -->']
    assert (html.links, html.is_present) == ([], False)


def test_html_right_after_a_comment_is_html() -> None:
    html = read("<!-- \u00e9 --><!-- two -->", '<a id="x" href="b.md">b</a>')
    assert [(comment.text, str(comment.location)) for comment in html.comments] == [
        ("<!-- \u00e9 -->", "docs/a.md:1:1"),
        ("<!-- two -->", "docs/a.md:1:11"),
    ]
    assert [(link.target, str(link.location)) for _, link in html.links] == [("b.md", "docs/a.md:2:1")]
    assert [anchor.name for anchor in html.anchors] == ["x"]
    assert html.is_present


def test_h1_is_a_title() -> None:
    assert read("<H1>Title</H1>").has_title
    assert not read("<h2>Part</h2>").has_title
