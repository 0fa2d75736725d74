"""The map of a site, collected from real files."""

from doc_lint.engine import Facts
from doc_lint.review.map.records import MapSection, SiteMap
from doc_lint.review.site_map import site_map
from doc_lint.testing import Files, loaded

SITE: Files = {
    "mkdocs.yml": """
        site_name: Shop
        site_url: https://shop.example/docs/
        nav:
          - index.md
          - Guides:
              - guides/index.md
              - More: [guides/pay.md, guides/refund.md]
              - Empty: []
          - Again: [index.md, far.md]
        """,
    "docs/index.md": "# Shop\n\n[Guides](guides/index.md)\n",
    "docs/guides/index.md": "# Guides\n\n[Pay](pay.md) [Home](../index.md)\n",
    "docs/guides/pay.md": "# Pay\n\n[Far](../far.md)\n",
    "docs/guides/refund.md": "# Refund\n",
    "docs/far.md": "# Far\n",
    "docs/lost page.md": "# Lost\n",
}
TEXT = " ".join(f"word{number}" for number in range(90))


def mapped(files: Files, *starts: str) -> SiteMap:
    with loaded(files) as found:
        return site_map(Facts(found.site), found.options, name="Shop", starts=starts)


def test_sections_are_those_of_the_nav_with_each_page_once() -> None:
    assert mapped(SITE).sections == (
        MapSection(title="Shop", pages=("index.md",)),
        MapSection(
            title="Guides",
            pages=("guides/index.md",),
            sections=(MapSection(title="More", pages=("guides/pay.md", "guides/refund.md")),),
        ),
        MapSection(title="Again", pages=("far.md",)),
        MapSection(title="Not in the nav", pages=("lost page.md",)),
    )


def test_pages_have_clicks_depth_and_links() -> None:
    assert [(page.path, page.clicks, page.depth, page.links) for page in mapped(SITE).pages] == [
        ("index.md", 0, 0, ("guides/index.md",)),
        ("guides/index.md", 1, 1, ("guides/pay.md", "index.md")),
        ("guides/pay.md", 2, 2, ("far.md",)),
        ("guides/refund.md", None, 2, ()),
        ("far.md", 3, 1, ()),
        ("lost page.md", None, 0, ()),
    ]


def test_clicks_are_those_from_the_nearest_start_page() -> None:
    found = mapped(SITE, "index.md", "guides/*.md")
    assert found.starts == ("guides/index.md", "guides/pay.md", "guides/refund.md", "index.md")
    assert [page.clicks for page in found.pages] == [0, 0, 0, 0, 1, None]


def test_without_a_home_page_no_clicks_are_counted() -> None:
    found = mapped({"mkdocs.yml": "nav: [a.md]", "docs/a.md": "# A\n"})
    assert (found.starts, found.unreached, found.pages[0].clicks) == ((), (), None)


def test_folders_where_there_is_no_nav() -> None:
    files = {
        "mkdocs.yml": "plugins: [awesome-nav]",
        "docs/index.md": "# A\n",
        "docs/b/c/d.md": "# D\n",
        "docs/b/e.md": "# E\n",
    }
    found = mapped(files)
    below = MapSection(title="c/", pages=("b/c/d.md",))
    assert found.sections == (
        MapSection(title="Shop", pages=("index.md",)),
        MapSection(title="b/", pages=("b/e.md",), sections=(below,)),
    )
    assert {page.path: page.depth for page in found.pages} == {"index.md": 0, "b/e.md": 1, "b/c/d.md": 2}


def test_urls_are_those_of_the_published_pages() -> None:
    assert [page.url for page in mapped(SITE).pages][-1] == "https://shop.example/docs/lost%20page/"
    other = {**SITE, "mkdocs.yml": "site_url: 'javascript:alert(1)//'"}
    assert {page.url for page in mapped(other).pages} == {""}


def test_pages_with_the_same_text_are_near_duplicates() -> None:
    files = {**SITE, "docs/far.md": f"# Far\n\n{TEXT}\n", "docs/guides/refund.md": f"# Refund\n\n{TEXT}\n"}
    found = mapped(files)
    assert {page.path: page.copies for page in found.pages if page.copies} == {
        "guides/refund.md": ("far.md",),
        "far.md": ("guides/refund.md",),
    }
    assert [(found.pages[one].path, found.pages[other].path) for one, other in found.copies] == [
        ("guides/refund.md", "far.md")
    ]


def test_what_a_plugin_or_template_may_add_is_named() -> None:
    assert mapped(SITE).unknown == ""
    config = "plugins: [gen-files]\nnav: [index.md]"
    page = "---\ntemplate: home.html\n---\n# Shop\n"
    assert mapped({"mkdocs.yml": config, "docs/index.md": page}).unknown == (
        "the plugin `gen-files` may generate pages, and did not run; pages have templates with links of their own"
    )
