"""What a build renders takes precedence over the sources of the site."""

from pathlib import Path

import pytest

from doc_lint.mkdocs import rendering as module
from doc_lint.mkdocs.known_navigation import Navigation
from doc_lint.mkdocs.rendering import Rendering
from doc_lint.site import Page, RenderedPage
from doc_lint.sources.cache import Cache, page_name
from doc_lint.sources.html.content import read_rendered_page
from doc_lint.testing import read_site

SITE = read_site({"docs/index.md": "# Home\n"})
CONTENT = '<h1 id="home">Home</h1>\n<p id="added">x</p>'
OUTPUT = '<ul class="nav navbar-nav"><li><a href=".">Home</a></li></ul>'


def test_a_site_has_what_was_rendered() -> None:
    rendering = Rendering(has_navigation=True)
    rendering.add_content("index.md", CONTENT, {})
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
    first.add_content("index.md", CONTENT, {})
    second = Rendering(before=first)
    second.add_content("index.md", CONTENT, {})
    assert second.pages["index.md"] is first.pages["index.md"]


def test_a_page_that_another_run_has_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(content: str) -> RenderedPage:
        cache = Cache(tmp_path / "cache/x")
        cache.get(page_name("index.md"), b"", Page)
        built = Rendering(cache=cache)
        built.add_content("index.md", content, {})
        cache.save()
        return built.pages["index.md"]

    def recorded(html: str) -> RenderedPage:
        read.append(html)
        return read_rendered_page(html)

    read: list[str] = []
    monkeypatch.setattr(module, "read_rendered_page", recorded)
    assert build(CONTENT) == build(CONTENT)
    assert read == [CONTENT]
    assert build("<p id='other'>x</p>").ids == {"other"}


def test_only_the_first_build_of_a_server_keeps_the_navigation(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache/x")
    before = None
    for output in (OUTPUT, OUTPUT.replace("Home", "Start")):
        built = Rendering(has_navigation=True, before=before, cache=cache)
        built.add_content("index.md", CONTENT, {})
        built.add_output("index.md", "", output)
        built.add_output("other.md", "other/", OUTPUT)
        built.complete(SITE)
        cache.save()
        before = built
    kept = Cache(tmp_path / "cache/x").get("navigation", b"", Navigation)
    assert kept is not None
    assert [*kept.pages] == ["", "other/"]
    assert kept.sidebars == [(("Home", ""),), (("Home", "other/"),)]
