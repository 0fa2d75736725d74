"""A review as HTML, read by an HTML parser."""

import re
from html.parser import HTMLParser

from msgspec.structs import replace

from doc_lint.review import Review
from doc_lint.review.html import render
from doc_lint.review.records import Change, Title

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Elements(HTMLParser):
    """Collects the elements of a document, and those that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_every_element_is_closed_and_nothing_is_loaded(review: Review) -> None:
    read = Elements()
    read.feed(render(review))
    assert (read.open, read.wrong) == ([], [])
    assert {"link", "img", "iframe"}.isdisjoint(read.names)
    assert read.names.count("script") == 1
    assert not any(loading in render(review) for loading in (" src=", "url(", "@import", "fetch(", "import("))


def test_text_of_the_site_is_escaped(review: Review) -> None:
    page = render(review)
    assert "<title>Review of Shop &amp; &lt;Co&gt;</title>" in page
    assert "<Co>" not in page


def test_ids_are_unique(review: Review) -> None:
    ids = re.findall(r' id="([^"]*)"', render(review))
    assert ids
    assert len(set(ids)) == len(ids)


def test_contents_lead_to_every_section(review: Review) -> None:
    page = render(review)
    links = re.findall(r'<li><a href="#([^"]*)"', page.partition("</nav>")[0])
    assert links == re.findall(r'<h2 id="([^"]*)"', page)


def test_map_shows_pages_that_no_link_reaches(review: Review) -> None:
    page = render(review)
    assert "<summary>Not reached: 1 page</summary>" in page
    assert '<li><a href="#map-p2">Pay</a> <code>guides/pay.md</code></li>' in page


def test_changes_are_listed(review: Review) -> None:
    changed = replace(review, since="v<1>", changes=(Change(kind="moved", page="b.md", before="a.md", after="b.md"),))
    assert "Changes since v&lt;1&gt;" in render(changed)
    assert "<li>moved: <code>b.md</code>, a.md → b.md</li>" in render(changed)


def test_code_in_text_is_code(review: Review) -> None:
    text = render(replace(review, titles=(Title(depth=0, title="A `b`", summary="Use `<x>`, not y`."),)))
    assert "<b>A <code>b</code></b>: Use <code>&lt;x&gt;</code>, not y`." in text
