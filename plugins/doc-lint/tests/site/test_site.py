"""A whole site."""

from doc_lint.site import Location, Page, Site

PAGES = (Page("index.md", "", Location("docs/index.md")), Page("a/b.md", "a/b/", Location("docs/a/b.md")))
SITE = Site(PAGES, config_path="site.yml", option_lines={(): 3, ("rules",): 5, ("rules", "nav-too-deep"): 6})


def test_pages_by_path_and_url() -> None:
    page = PAGES[1]
    assert SITE.page_by_path["a/b.md"] is SITE.page_by_url["a/b/"] is page
    assert SITE.home is PAGES[0]


def test_unset_option_is_located_at_the_closest_one_around_it() -> None:
    assert str(SITE.option_location("rules", "nav-too-deep", "max_depth")) == "site.yml:6:1"
    assert str(SITE.option_location("package")) == "site.yml:3:1"
    assert str(Site(PAGES).option_location("package")) == "mkdocs.yml:1:1"
