"""What the templates change of Material, in the pages of a small site."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")

PAGES = {
    "index.md": "# Home\n",
    "guides/index.md": "---\ndescription: How to <run> things.\n---\n# All guides\n",
    "guides/ray/deploy.md": '---\ndescription: Deploy "it" <now>.\n---\n# Deploy\n\n## Ray\n\n### Jobs\n',
    "guides/ray/watch.md": "# Watch\n",
}
NAV = [
    {"Home": "index.md"},
    {"Guides": ["guides/index.md", {"Ray": [{"Deploy & run": "guides/ray/deploy.md"}, "guides/ray/watch.md"]}]},
]


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A section with a landing page and, in it, a group without one."""
    return build_site(PAGES, NAV)


def breadcrumbs(page: str) -> list[tuple[str, str]]:
    """The names and addresses of the breadcrumbs."""
    trail = re.search(r'<nav class="md-path".*?</nav>', page, re.DOTALL)
    assert trail
    items = re.findall(r"<(?:a|span)(?: href=\"(.*?)\")?[^>]*>(.*?)<", trail[0])
    return [(name, address) for address, name in items]


def test_breadcrumbs_link_landing_pages_and_name_groups(site: Built) -> None:
    assert breadcrumbs(site.page("guides/ray/deploy/")) == [("Home", "../../.."), ("Guides", "../../"), ("Ray", "")]
    assert breadcrumbs(site.page("guides/")) == [("Home", ".."), ("Guides", "./")]


def test_the_page_for_a_missing_address_leads_to_the_sections(site: Built) -> None:
    page = (site.folder / "404.html").read_text("utf-8")
    assert '<dt><a href="/docs/guides/">Guides</a></dt>\n    <dd>How to &lt;run&gt; things.</dd>' in page
    assert "Page not found" in page


def test_the_page_for_a_missing_address_finds_the_search_index_of_the_latest_version(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "0.11")
    site = build_site(PAGES, NAV, plugins=["search", {"mike": {"canonical_version": "latest"}}])
    assert '"base": "/docs/latest/"' in (site.folder / "404.html").read_text("utf-8")


def test_the_end_of_a_page_leads_to_a_new_issue_about_it(site: Built) -> None:
    link = re.search(r'<p class="feedback">.*?<a href="(.*?)">', site.page("guides/ray/deploy/"), re.DOTALL)
    assert link
    address = urlsplit(html.unescape(link[1]))
    assert address._replace(query="").geturl() == "https://small.example/repository/issues/new"
    assert parse_qs(address.query) == {
        "title": ["Documentation: Deploy & run"],
        "body": ["Page: https://small.example/docs/guides/ray/deploy/\n\nWhat is wrong or missing:\n"],
    }
    assert 'class="feedback"' not in (site.folder / "404.html").read_text("utf-8")


def test_the_description_keeps_its_quotes(site: Built) -> None:
    assert '<meta name="description" content="Deploy &#34;it&#34; &lt;now&gt;.">' in site.page("guides/ray/deploy/")


def test_the_description_of_a_page_is_the_tooltip_of_its_nav_entry(site: Built) -> None:
    page = site.page("guides/ray/watch/")
    assert '<a href="../deploy/" title="Deploy &#34;it&#34; &lt;now&gt;." class="md-nav__link">' in page


def test_a_heading_named_like_a_section_gives_no_second_landmark_of_that_name(site: Built) -> None:
    page = site.page("guides/ray/deploy/")
    assert 'href="#jobs" class="md-nav__link"' in page
    names = re.findall('<nav class="md-nav[^>]*aria-label="(.*?)"', page)
    assert names == ["Navigation", "Navigation: On this page", "On this page"]
    assert len(re.findall(r"\bOn this page\s*</label>", page)) == 2


def test_the_home_page_is_known_before_its_text(site: Built) -> None:
    assert re.findall("<div class=.md-sidebar [^>]* data-home", site.page("").partition("<article")[0])
    assert "data-home" not in site.page("guides/")


def test_the_links_above_a_page_have_a_text(site: Built) -> None:
    actions = re.search('<div class="page-actions">(.*?)</div>', site.page("guides/ray/deploy/"), re.DOTALL)
    assert actions
    assert re.sub("<.*?>", "", actions[1]).split() == ["Copy", "page", "Edit", "page"]


def test_a_section_is_opened_with_a_checkbox_that_has_a_name(site: Built) -> None:
    page = site.page("guides/ray/deploy/")
    names = re.findall(r'<input class="md-nav__toggle [^>]*id="__nav[^>]*aria-label="(.*?)" checked>', page)
    assert names == ["Pages of Guides", "Pages of Ray"]
    assert re.findall("<label[^>]* tabindex", page) == []


def test_the_search_dialog_has_a_name(site: Built) -> None:
    assert 'role="dialog" aria-label="Search"' in site.page("")


def test_pages_ask_no_other_server(site: Built) -> None:
    page = site.page("guides/")
    assert re.findall(r'<(?:script|img|link)[^>]*(?:src|href)="https?:[^>]*>', page) == [
        '<link rel="canonical" href="https://small.example/docs/guides/">'
    ]
    assert "https://small.example/repository" in page
    assert 'data-md-component="source"' not in page  # with it, the script asks api.github.com


def test_only_a_deployed_version_has_a_banner(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIKE_DOCS_VERSION", raising=False)
    plain = build_site(PAGES, NAV).page("guides/")
    monkeypatch.setenv("MIKE_DOCS_VERSION", "0.11")
    deployed = build_site(PAGES, NAV)
    assert "not the latest version" not in plain
    assert "This is not the latest version" in deployed.page("guides/")
    assert '<a href="../../latest/">Go to the latest version</a>' in deployed.page("guides/")
    assert "not the latest version" not in (deployed.folder / "404.html").read_text("utf-8")


def test_the_script_of_the_banner_reads_the_address_of_the_page(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "0.11")
    page = build_site(PAGES, NAV).page("guides/")
    assert 'new URL("..",location)' in page
    assert 'new URL("..")' not in page
