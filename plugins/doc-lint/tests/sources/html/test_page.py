"""The parts of a page in the HTML that Python-Markdown makes of it."""

from doc_lint.sources.html.page import HtmlPage, HtmlReader, HtmlTarget
from doc_lint.sources.markdown.exact.reader import ExactReader


def read(text: str, *extensions: str) -> HtmlPage:
    html = ExactReader({name: {} for name in extensions}).read(text)
    assert html is not None
    return html


def test_html_of_the_author_is_told_from_that_of_markdown() -> None:
    page = read('[a](a.md) <a href="b.md">b</a>\n\n<p><img src="c.png"></p>\n\n![d](d.png)\n')
    assert page.links == (HtmlTarget("a.md", "a", False), HtmlTarget("b.md", "b", True))
    assert page.images == (HtmlTarget("c.png", None, True), HtmlTarget("d.png", "d", False))


def test_html_of_the_author_is_between_texts() -> None:
    assert read("[a]&amp;[b]\n").texts == ("[a] [b]",)


def test_headings_in_html_are_not_of_the_table_of_contents() -> None:
    page = read('<h2 id="raw">Raw</h2>\n\n## Own `code`\n')
    assert [(heading.anchor, heading.text) for heading in page.headings] == [("own-code", "Own code")]
    assert page.ids == {"raw", "own-code"}


def test_code_is_of_fences_and_indentation_and_not_of_html() -> None:
    page = read("```py\na < b\n```\n\n    c\n\n<pre>d</pre>\n\n`e`\n", "pymdownx.superfences")
    assert [text.strip() for text in page.code_blocks] == ["a < b", "c"]
    assert page.code_spans == ("e",)


def test_numbers_of_lines_are_not_code() -> None:
    numbers, code = "<pre><span></span>1</pre>", "<pre><code>a = 1</code></pre>"
    page = HtmlReader().read(f'<table><tr><td class="linenos">{numbers}</td><td class="code">{code}</td></tr></table>')
    assert page.code_blocks == ("a = 1",)


def test_links_that_extensions_add_are_not_of_the_author() -> None:
    page = read("# T\n\n[TOC]\n\nA[^1].\n\n[^1]: [n](n.md)\n", "footnotes")
    assert [link.target for link in page.links] == ["n.md"]
    assert "fn:1" in page.ids


def test_text_of_a_link_has_its_code_and_the_text_of_its_image() -> None:
    page = read("[`a` b](a.md) [![logo](l.png)](b.md)\n")
    assert [link.text for link in page.links] == ["`a` b", "logo"]


def test_children_of_a_table_are_html_unless_they_are_markdown() -> None:
    text = '<table markdown="1"><tr><td>\n\n* [x](#y)\n\n</td></tr></table>\n'
    assert read(text, "md_in_html").links == ()


def test_math_is_not_text() -> None:
    page = read("$$\nM = [^3]\n$$\n\nText $a_[^1]$.\n", "pymdownx.arithmatex")
    assert not [text for text in page.texts if "^" in text]
    assert "Text" in "".join(page.texts)
