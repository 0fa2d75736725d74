"""Read the navigation of built pages."""

import pytest

from doc_lint.sources.html.navigation import RenderedReader

MATERIAL = """\
<nav class="md-nav md-nav--primary"><a href="../" class="md-logo">Logo</a>
<ul><li><a href="../"><span>Home</span></a></li><li><a href="./">A &amp; B</a></li></ul></nav>
<li class="md-path__item">Guides</li>
"""
MKDOCS = '<ul class="nav navbar-nav"><li><a href="..">Home</a></li></ul>'
READTHEDOCS = '<div class="wy-menu wy-menu-vertical"><ul><li><a href="../b/">B</a></li></ul></div>'


@pytest.mark.parametrize(
    ("html", "sidebar"),
    [
        (MATERIAL, (("Home", ""), ("A & B", "a/"))),
        (MKDOCS, (("Home", ""),)),
        (READTHEDOCS, (("B", "b/"),)),
    ],
)
def test_entries_have_labels_and_urls_relative_to_the_root(html: str, sidebar: tuple[tuple[str, str], ...]) -> None:
    found = RenderedReader().read(html, "a/")
    assert found
    assert found.sidebar == sidebar


def test_breadcrumbs() -> None:
    found = RenderedReader().read(MATERIAL, "a/")
    assert found
    assert found.breadcrumbs == ("Guides",)


def test_unknown_theme_has_no_navigation() -> None:
    assert RenderedReader().read("<aside><a href='x'>x</a></aside>", "a/") is None


def test_link_of_a_page_to_itself_is_not_that_of_another_page_with_the_same_label() -> None:
    html = '<ul class="nav navbar-nav"><li><a href="./">Overview</a></li></ul>'
    reader = RenderedReader()
    found = [reader.read(html, url) for url in ("", "guides/", "guides/first/")]
    assert [page and page.sidebar for page in found] == [
        (("Overview", ""),),
        (("Overview", "guides/"),),
        (("Overview", "guides/first/"),),
    ]
