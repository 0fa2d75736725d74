"""Read the HTML of pages."""

import pytest

from doc_lint.site import Link, Location, Page, Site
from doc_lint.sources.html.content import read_rendered_page, with_rendered_pages
from doc_lint.testing import read_site

HTML = """\
<h1 id="home">Home</h1>
<p><a href="guide/#a%20b">x</a> <a href='gone.md?a&amp;b' name=top>y</a> <img alt="" src="logo.svg"/></p>
<pre><code>&lt;a href="no.md"&gt;</code></pre> <!-- <a href="comment.md"> -->
"""
PAGE = Page("a.md", "a/", Location("docs/a.md"), links=(Link("gone.md", "x", "body", Location("docs/a.md", 3)),))


def test_ids_and_targets_come_from_tags_only() -> None:
    found = read_rendered_page(HTML)
    assert found.ids == {"home", "top"}
    assert found.targets == {"guide/#a b", "gone.md?a&b", "logo.svg"}


def test_link_to_a_source_file_in_the_html_is_located_at_the_first_include() -> None:
    rendered = read_rendered_page('<a href="gone.md">x</a> <a href="../late.md#a">y</a> <a href="guide/">z</a>')
    source = "# A\n\n{% include 'b.md' %}\n"
    (page,) = with_rendered_pages(Site((PAGE,)), {"a.md": rendered}, {"a.md": source}).pages
    assert [(link.target, str(link.location)) for link in page.links] == [
        ("gone.md", "docs/a.md:3:1"),
        ("../late.md#a", "docs/a.md:3:1"),
    ]
    assert page.anchor_ids == frozenset()


def test_page_that_was_not_rendered_is_unchanged() -> None:
    site = with_rendered_pages(Site((PAGE,), unknown={"links": "a hook", "nav": "a plugin"}), {}, {})
    assert site.pages == (PAGE,)
    assert site.unknown == {"nav": "a plugin"}


def test_page_that_is_as_in_the_previous_build_is_the_same_object() -> None:
    before, other = (Site((PAGE, Page("b.md", "b/", Location("docs/b.md")))) for _ in "12")
    html = {"a.md": read_rendered_page("<p id=x>"), "b.md": read_rendered_page("<p id=y>")}
    first = with_rendered_pages(before, html, {})
    again = with_rendered_pages(other, {**html, "b.md": read_rendered_page("<p id=z>")}, {})
    assert again.pages[0] is first.pages[0]
    assert again.pages[1].anchor_ids == {"z"}


def test_what_a_rendered_page_has_decides_about_its_defects() -> None:
    rendered = read_rendered_page(
        '<h1 id="a">A</h1><h3 id="b">B</h3><p id="b">[guide][<em>ray</em>] <code>[x]</code></p>'
        '<img src="../a%20b.png"><img alt="" src="c.png"><img alt="D" src="d.png">'
    )
    assert rendered.titles == 1
    assert rendered.jumps_at("b")
    assert not rendered.jumps_at("a")
    assert rendered.repeated == {"b"}
    assert [rendered.lacks_alt(name) for name in ("a b.png", "img/c.png", "d.png")] == [True, True, False]
    assert [rendered.has_in_brackets(name) for name in ("ray", "x")] == [True, False]


@pytest.mark.parametrize(
    ("html", "is_empty"),
    [("", True), ("<!-- x -->\n<p></p>\n", True), ("<p>x</p>", False), ('<img src="a.png">', False)],
)
def test_a_page_is_empty_if_it_has_nothing_to_see(html: str, *, is_empty: bool) -> None:
    assert read_rendered_page(html).is_empty is is_empty


def test_front_matter_that_a_plugin_added_counts() -> None:
    site = with_rendered_pages(read_site({"docs/a.md": "---\ntitle: A\n---\n"}), {}, {}, {"a.md": {"description": "B"}})
    assert site.pages[0].front_matter.values == {"title": "A", "description": "B"}


def test_a_page_with_front_matter_that_a_plugin_adds_in_each_build_stays_the_same_page() -> None:
    site = read_site({"docs/a.md": "# A\n"})
    first, second = (with_rendered_pages(site, {}, {}, {"a.md": {"date": "2026-11-29"}}).pages[0] for _ in range(2))
    assert second is first
    assert with_rendered_pages(site, {}, {}, {"a.md": {"date": "2026-11-30"}}).pages[0] is not first


@pytest.mark.parametrize(
    ("html", "headings", "targets"),
    [
        ('<h2>a</h2><h3 class="x">b</h3><span class="k">c</span>', ((2, ""), (3, "")), set()),
        ('<span class="<a href=no>">x</span><a class="y" href="b.md">', (), {"b.md"}),
        ('<p class="a>b"><a href=c.md>d</a></p>', (), {"c.md"}),
        ("<span class='k'><SPAN CLASS=\"k\"><a\nhref='e.md'>", (), {"e.md"}),
    ],
)
def test_tags_with_at_most_a_class_hide_no_others(
    html: str, headings: tuple[tuple[int, str], ...], targets: set[str]
) -> None:
    page = read_rendered_page(html)
    assert page.headings == headings
    assert page.targets == targets


def test_an_image_with_only_a_class_has_no_alternative_text() -> None:
    assert read_rendered_page('<img class="x">').images_without_alt == {""}


def test_brackets_in_code_are_not_text() -> None:
    html = "<code><span>[a]</span></code> [b] <pre>[c]</Code></PRE> [d] <code>[e]"
    assert read_rendered_page(html).brackets == {"b", "d", "e"}
