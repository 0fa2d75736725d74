"""Pages are read from the HTML of a built site, in the order of the nav."""

import pytest

from after_build.pages import UnreadablePageError, read_pages, text_of
from tests.hooks.after_build.conftest import NAV, PAGES
from tests.hooks.conftest import dated
from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")


def test_pages_come_in_the_order_of_the_nav_with_the_sections_above_them(site: Built) -> None:
    assert [(page.address, page.section_path, page.is_landing) for page in read_pages(site.folder)] == [
        ("", (), False),
        ("guides/", ("Guides",), True),
        ("guides/ray/", ("Guides",), False),
        ("guides/apart/note/", ("Guides", "Apart"), False),
        ("api/module/", ("API",), False),
    ]


def test_names_are_read_as_they_were_written(build_site: Build) -> None:
    title = 'A & <b>B</b> "C"'
    page = f"---\ndescription: {title}\n---\n# One & two\n"
    site = build_site({"index.md": "# Home\n", "a b/ü.md": page}, ["index.md", {"A & B": [{"C": "a b/ü.md"}]}])
    page_of_section = read_pages(site.folder)[1]
    assert page_of_section.address == "a b/ü/"
    assert page_of_section.url == "https://small.example/docs/a%20b/%C3%BC/"
    assert page_of_section.root == "https://small.example/docs/"
    assert page_of_section.section_path == ("A & B",)
    assert page_of_section.description == title


def test_the_text_of_a_page_has_nothing_of_the_frame(build_site: Build) -> None:
    pages = {"index.md": f"{dated('2026-01-02')}# Home\n\nThe text.\n", "b.md": "---\ntags: [Ray]\n---\n# B\n\nMore.\n"}
    site = build_site(pages, plugins=["search", "tags"])
    home, other = read_pages(site.folder)
    assert home.html.split()[-1] == "text.</p>"
    assert home.html.strip().startswith("<h1")
    assert other.html.split()[-1] == "<p>More.</p>"
    assert (home.last_modified, other.last_modified) == ("2026-01-02", None)
    assert (home.tags, other.tags) == ((), ("Ray",))


def test_the_text_ends_before_a_frame_with_another_class() -> None:
    start = '<article class="md-content__inner"><div class="page-actions"></div>'
    assert text_of(f'{start}<p>Text.</p><p class="feedback wide">Wrong?</p></article>') == "<p>Text.</p>"


def test_pages_outside_the_nav_and_the_page_for_missing_addresses_are_not_read(build_site: Build) -> None:
    site = build_site(
        {"index.md": "# Home\n", "other.md": "# Other\n", "static/index.html": "<p>Static.</p>"}, ["index.md"]
    )
    assert (site.folder / "other/index.html").is_file()
    assert [page.address for page in read_pages(site.folder)] == [""]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ('<link rel="canonical"', "guides/index.html has no canonical link. Set `site_url` in mkdocs.yml."),
        ('<div class="page-actions">', "guides/index.html has no text where the templates of plugins/theme write it."),
    ],
)
def test_a_page_that_the_templates_did_not_write_is_named(build_site: Build, part: str, message: str) -> None:
    site = build_site(PAGES, NAV)
    page = site.folder / "guides/index.html"
    page.write_text(page.read_text("utf-8").replace(part, "<p"), "utf-8")
    with pytest.raises(UnreadablePageError) as raised:
        read_pages(site.folder)
    assert str(raised.value) == message
