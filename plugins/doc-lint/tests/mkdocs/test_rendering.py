"""What a build renders takes precedence over the sources of the site."""

from doc_lint.mkdocs.rendering import Rendering
from doc_lint.testing import read_site

SITE = read_site({"docs/index.md": "# Home\n"})
CONTENT = '<h1 id="home">Home</h1>\n<p id="added">x</p>'
OUTPUT = '<ul class="nav navbar-nav"><li><a href=".">Home</a></li></ul>'


def test_a_site_has_what_was_rendered() -> None:
    rendering = Rendering(has_navigation=True)
    rendering.add_content("index.md", "# Home\n", CONTENT, {})
    rendering.add_output("index.md", "", OUTPUT)
    site = rendering.complete(SITE)
    assert site.pages[0].anchor_ids == {"home", "added"}
    assert site.rendered
    assert site.rendered["index.md"].sidebar == (("Home", ""),)


def test_the_navigation_is_unknown_in_other_themes_and_where_no_rule_needs_it() -> None:
    other, unneeded = Rendering(has_navigation=True), Rendering()
    other.add_output("index.md", "", "<div>Home</div>")
    unneeded.add_output("index.md", "", OUTPUT)
    for rendering in (other, unneeded):
        assert rendering.complete(SITE).unknown == {"rendered": "doc-lint can't read the navigation of this theme"}


def test_a_page_that_is_rendered_as_before_is_not_read_again() -> None:
    first = Rendering()
    first.add_content("index.md", "# Home\n", CONTENT, {})
    second = Rendering(before=first)
    second.add_content("index.md", "# Home\n", CONTENT, {})
    assert second.pages["index.md"] is first.pages["index.md"]
