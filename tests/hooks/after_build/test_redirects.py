"""Who follows the old address of a page lands on the new one, and nothing lists the old address."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest

from scripts.audit_site import NOT_FOUND, pages
from tests.hooks.conftest import dated
from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")

SITE = "https://small.example/docs/"
PAGES = {
    "index.md": "# Home\n",
    "guides/index.md": "# Guides\n",
    "guides/ray.md": f"{dated('2026-01-02')}# Ray & <em>more</em> `<b>`\n\n## Clusters\n",
}
REDIRECTS = {
    "guides/old ray.md": "guides/ray.md",
    "guides/clusters.md": "guides/ray.md#clusters",
    "ray.md": "guides/ray.md",
    "old/index.md": "guides/index.md",
    "old/deep/start.md": "index.md",
}
HOOKS = ("page_text.py", "site_files.py")


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A site of three pages to which five old addresses lead."""
    return build_site(PAGES, hooks=HOOKS, extra={"redirects": REDIRECTS})


def followed(site: Built, old: str, fragment: str = "") -> str:
    """Where the script of a redirect leads a browser that comes with a fragment."""
    script = re.findall("<script>(.*?)</script>", site.page(old))
    browser = f"const location = {{hash: {json.dumps(fragment)}, replace: url => console.log(url)}};"
    node = Path(sys.executable).parent / "node"
    done = subprocess.run([node, "-e", browser + "".join(script)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("guides/old ray/", "guides/ray/"),
        ("guides/clusters/", "guides/ray/#clusters"),
        ("ray/", "guides/ray/"),
        ("old/", "guides/"),
        ("old/deep/start/", ""),
    ],
)
@pytest.mark.parametrize("root", [SITE, "https://small.example/docs/0.11/"])
def test_an_old_address_leads_to_the_new_one_in_each_version(site: Built, root: str, old: str, new: str) -> None:
    page = site.page(old)
    found = re.findall('content="0; url=(.*?)"', page) + re.findall('<a href="(.*?)"', page) + [followed(site, old)]
    assert [urljoin(f"{root}{old}", html.unescape(address)) for address in found] == [f"{root}{new}"] * 3


def test_without_scripts_the_refresh_is_read_and_with_them_it_is_not(site: Built) -> None:
    assert '<noscript><meta http-equiv="refresh" content="0; url=../guides/ray/"></noscript>' in site.page("ray/")


def test_the_anchor_that_a_reader_came_with_goes_before_that_of_the_redirect(site: Built) -> None:
    assert followed(site, "ray/", "#status") == "../guides/ray/#status"
    assert followed(site, "guides/clusters/", "#status") == "../ray/#status"


def test_search_engines_are_sent_to_the_new_page_and_keep_no_old_one(site: Built) -> None:
    page = site.page("guides/clusters/")
    assert f'<link rel="canonical" href="{SITE}guides/ray/">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_new_page_is_named_and_its_title_escaped(site: Built) -> None:
    assert re.findall(">(Ray.*?)</", site.page("ray/")) == ["Ray &amp; more &lt;b&gt;"] * 2


def test_a_redirect_asks_for_no_other_file(site: Built) -> None:
    assert "src=" not in site.page("ray/")
    assert re.findall('<link rel="(.*?)"', site.page("ray/")) == ["canonical"]


def test_no_list_and_no_index_has_an_old_address(site: Built) -> None:
    lists = ["sitemap.xml", "search/search_index.json", "llms.txt", "llms-full.txt", "feed.xml", "index.json"]
    texts = {name: (site.folder / name).read_text("utf-8") for name in lists}
    assert [name for name, text in texts.items() if "clusters/" in text or "old" in text] == []
    assert all("guides/ray/" in text for text in texts.values())
    assert [path.name for path in (site.folder / "ray").iterdir()] == ["index.html"]


def test_redirects_are_not_audited(site: Built) -> None:
    assert pages(site.folder, [], everything=True) == ["", "guides/", "guides/ray/", NOT_FOUND]


@pytest.mark.parametrize(
    ("redirects", "warning"),
    [
        (
            {"guides/ray/index.md": "index.md"},
            "guides/ray/index.md has the same address as guides/ray/index.html, which is built. Remove the",
        ),
        ({"a.md": "index.md", "a/index.md": "index.md"}, "a/index.md has the same address as a.md."),
        ({"static.md": "index.md"}, "static.md has the same address as static/index.html, which is built."),
        ({"a.md": "b.md"}, "a.md leads to b.md, which is not a page of this site. Name the page that replaces it."),
        ({"a.md": "a.txt"}, "a.md leads to a.txt, which is not a page of this site."),
        ({"a.md": ".draft.md"}, "a.md leads to .draft.md, which is not a page of this site."),
        ({"a.md": "guides/ray.md#gone"}, "a.md leads to #gone, which guides/ray.md does not have."),
        ({"../a.md": "index.md"}, "'../a.md' is not the path of a page below docs. Write it as `guides/old.md`."),
        ({"/a.md": "index.md"}, "'/a.md' is not the path of a page below docs."),
        ({"guides/old/": "index.md"}, "'guides/old/' is not the path of a page below docs."),
        ({"1": "index.md"}, "'1' is not the path of a page below docs."),
        ({"a.md": None}, "a.md leads to None, not to the path of a page. Write it as `a.md: guides/new.md`."),
        (["a.md"], "found ['a.md'], not a mapping. Write a line such as `guides/old.md: guides/new.md`"),
    ],
)
def test_a_redirect_that_cannot_work_is_a_warning(
    build_site: Build, caplog: pytest.LogCaptureFixture, redirects: object, warning: str
) -> None:
    files = PAGES | {"a.txt": "A\n", ".draft.md": "# Draft\n", "static/index.html": "<p>Static.</p>\n"}
    site = build_site(files, hooks=HOOKS, extra={"redirects": redirects})
    warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len([message for message in warned if "extra.redirects" in message]) == 1
    assert f"mkdocs.yml, extra.redirects: {warning}" in caplog.text
    assert "<h2 id=" in site.page("guides/ray/"), "the page is as it was"
    assert not (site.folder.parent / "a").exists()


@pytest.mark.parametrize("redirects", [None, {}])
def test_a_site_of_which_no_page_moved_has_no_redirects(
    build_site: Build, caplog: pytest.LogCaptureFixture, redirects: object
) -> None:
    site = build_site(PAGES, hooks=HOOKS, extra={"redirects": redirects})
    assert {path.parent.name for path in site.folder.rglob("index.html")} == {"site", "guides", "ray"}
    assert "redirects" not in caplog.text
