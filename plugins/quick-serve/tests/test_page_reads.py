"""What a template reads of pages is recorded."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from quick_serve.page_reads import can_be_followed, reads_of_pages


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Page, Page]:
    """Two pages with text."""
    config, made = MkDocsConfig(), []
    config.load_dict({"site_name": "Small", "docs_dir": str(tmp_path)})
    config.validate()
    for name in ("own", "other"):
        page = Page(None, File(f"{name}.md", str(tmp_path), str(tmp_path / "site"), True), config)
        page.markdown, page.content = f"# The {name}\n", f"<h1>The {name}</h1>"
        made.append(page)
    return made[0], made[1]


def test_only_the_text_of_other_pages_is_recorded(pages: tuple[Page, Page]) -> None:
    own, other = pages
    with reads_of_pages(own) as read:
        assert (own.content, own.url, other.url, other.title) == ("<h1>The own</h1>", "own/", "other/", "Other")
        assert read.pages == {}
        assert [*read.titles.values()] == [other]
        assert (other.content, other.links_to_anchors) == ("<h1>The other</h1>", None)
    assert {name for _, name in read.pages.values()} == {"content", "links_to_anchors"}
    assert {page.url for page, _ in read.pages.values()} == {"other/"}
    assert other.markdown == "# The other\n"
    assert len(read.pages) == 2


def test_titles_of_the_nav_are_recorded(pages: tuple[Page, Page]) -> None:
    own, other = pages
    other.title = "Set"
    section, link = Section("A", []), Link("B", "https://b.example/")
    with reads_of_pages(own) as read:
        assert [item.title for item in (own, other, section, link)] == ["Own", "Set", "A", "B"]
    assert [*read.titles.values()] == [own, other, section, link]
    with reads_of_pages(own) as read:
        assert other in [own, other]
        assert own not in [other, section]
    assert read.titles == {}
    section.title = "C"
    assert (section.title, repr(section), hasattr(Section, "title")) == ("C", "Section(title='C')", False)


def test_pages_are_what_they_were(pages: tuple[Page, Page]) -> None:
    with reads_of_pages(pages[0]):
        pass
    page = pages[1]
    page.title, page.content = "Set", "Changed"
    assert (page.title, page.content, vars(page)["content"]) == ("Set", "Changed", "Changed")
    del page.content
    assert not hasattr(page, "content")
    assert not hasattr(Page, "content")
    assert Page.links_to_anchors is None


def test_pages_that_hide_their_text_are_not_followed() -> None:
    class Excerpt(Page):
        content = property(lambda page: "Excerpt")

    assert can_be_followed(type("Post", (Page,), {}))
    assert not can_be_followed(Excerpt)
    assert not can_be_followed(type("Longer", (Excerpt,), {}))
