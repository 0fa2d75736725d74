"""Targets of links, as files and as URLs."""

import pytest

from doc_lint.facts.link_targets import resolve
from doc_lint.site import Link, Location
from doc_lint.testing import findings, read_site

FILES = ["index.md", "guides/index.md", "guides/ray.md", "guides/my page.md", "api/README.md", "guides/logo.svg"]
SITE = read_site({f"docs/{path}": b"# T\n" for path in FILES})


@pytest.mark.parametrize(
    ("target", "kind", "path"),
    [
        ("index.md", "page", "guides/index.md"),
        ("../index.md", "page", "index.md"),
        ("#part", "page", "guides/ray.md"),
        ("?q=1#part", "page", "guides/ray.md"),
        ("./index.md#part", "page", "guides/index.md"),
        ("my%20page.md", "page", "guides/my page.md"),
        ("index.md/", "page", "guides/index.md"),
        ("logo.svg", "file", "guides/logo.svg"),
        ("../api/README.md", "page", "api/README.md"),
        ("../../api/", "page", "api/README.md"),  # as a URL, from /guides/ray/
        ("../../", "page", "index.md"),
        ("/guides/", "page", "guides/index.md"),
        ("/guides", "page", "guides/index.md"),
        ("/index.md", "missing", "index.md"),
        ("/gone/", "unjudged", "gone/"),  # nobody knows where the root of the host is
        ("/guides/index.html", "page", "guides/index.md"),
        ("https://diataxis.fr/", "external", ""),
        ("mailto:a@b.example", "external", ""),
        ("//b.example/x", "external", ""),
        ("gone.md", "missing", "guides/gone.md"),
        ("../../../index.md", "missing", "../../index.md"),
        ("Index.md", "wrong-case", "guides/index.md"),
        ("{{ page }}.md", "unjudged", ""),
        ("http://[", "missing", "http://["),
    ],
)
def test_markdown_links_are_resolved_as_files_then_as_urls(target: str, kind: str, path: str) -> None:
    found = resolve(SITE, SITE.page_by_path["guides/ray.md"], Link(target, "", "body", Location("x")))
    assert (found.kind, found.path) == (kind, path)


@pytest.mark.parametrize(
    ("target", "kind", "path"),
    [
        ("../index.md", "not-rewritten", "index.md"),
        ("../", "page", "guides/index.md"),
        ("../logo.svg", "file", "guides/logo.svg"),
        ("gone.md", "missing", "guides/ray/gone.md"),
    ],
)
def test_raw_html_links_are_resolved_only_as_urls(target: str, kind: str, path: str) -> None:
    found = resolve(SITE, SITE.page_by_path["guides/ray.md"], Link(target, "", "html", Location("x")))
    assert (found.kind, found.path) == (kind, path)


@pytest.mark.parametrize(
    ("target", "kind"), [("/guides/ray.md", "page"), ("/gone.md", "missing"), ("/guides/", "missing")]
)
def test_links_relative_to_the_docs_folder(target: str, kind: str) -> None:
    config = b"validation: {links: {absolute_links: relative_to_docs}}\n"
    site = read_site({"mkdocs.yml": config, **{f"docs/{path}": b"# T\n" for path in FILES}})
    assert resolve(site, site.pages[0], Link(target, "", "body", Location("x"))).kind == kind
    assert resolve(site, site.pages[0], Link("/guides/", "", "html", Location("x"))).kind == "page"


@pytest.mark.parametrize("target", ["../guides/ray.md", "../index.md", "../../index.md"])
def test_files_above_the_docs_folder_are_not_pages(target: str) -> None:
    assert resolve(SITE, SITE.page_by_path["index.md"], Link(target, "", "body", Location("x"))).kind == "missing"


def test_anchors_of_pages_by_their_address_on_the_host_are_unknown_without_a_site_url() -> None:
    site = read_site({f"docs/{path}": b"# T\n" for path in FILES})
    found = resolve(site, site.pages[0], Link("/guides/ray/#gone", "", "body", Location("x")))
    assert (found.kind, found.anchor) == ("page", "")


@pytest.mark.parametrize(
    ("url", "target", "kind"),
    [
        ("https://x.example/", "/gone/", "missing"),
        ("https://x.example/docs/", "/docs/gone/", "missing"),
        ("https://x.example/docs/", "/other/", "external"),
        ("https://x.example/docs/", "../../../other/", "external"),
        ("https://x.example/docs/", "../../..", "external"),
        ("https://x.example/", "../../..", "page"),
        ("https://x.example/", "sitemap.xml", "missing"),
        ("https://x.example/", "../../sitemap.xml", "file"),
        ("https://x.example/", "/404.html", "file"),
        ("https://x.example/", "/docs/gone/", "external"),
        ("https://x.example/", "/docs/gone.md", "missing"),
        ("https://x.example/", "https://x.example/docs/gone/", "external"),
    ],
)
def test_site_url_decides_which_urls_belong_to_the_site(url: str, target: str, kind: str) -> None:
    site = read_site({"mkdocs.yml": f"site_url: {url}\n", **{f"docs/{path}": "# T\n" for path in FILES}})
    assert resolve(site, site.page_by_path["guides/ray.md"], Link(target, "", "html", Location("x"))).kind == kind


def test_folder_that_other_links_lead_into_is_elsewhere_on_the_host() -> None:
    folder, below = "https://x.example/docs/", "https://x.example/docs/install/"
    config = "site_url: https://x.example/\n"
    alone = {"mkdocs.yml": config, "docs/index.md": f"[docs]({folder})\n"}
    assert len(findings("dead-own-url", alone)) == 1
    both = {**alone, "docs/index.md": f"[docs]({folder}#start) [install]({below}) [gone](https://x.example/gone/)\n"}
    assert findings("dead-own-url", both) == [
        "docs/index.md:1:82: `https://x.example/gone/` leads to `gone/`, which does not exist on this site"
    ]


def test_redirected_url_exists() -> None:
    config = "plugins: [redirects: {redirect_maps: {old/page.md: index.md}}]\n"
    site = read_site({"mkdocs.yml": config, "docs/index.md": "# T\n"})
    for target in ("old/page/", "old/page.html"):
        assert resolve(site, site.pages[0], Link(target, "", "body", Location("x"))).kind == "file"
    assert resolve(site, site.pages[0], Link("old/gone/", "", "body", Location("x"))).kind == "missing"


def test_anchor_is_decoded() -> None:
    found = resolve(SITE, SITE.pages[0], Link("#caf%C3%A9", "", "body", Location("x")))
    assert found.anchor == "café"


def test_links_on_a_site_without_directory_urls() -> None:
    files = {
        "mkdocs.yml": b"use_directory_urls: false\n",
        "docs/index.md": b"",
        "docs/a/index.md": b"",
        "docs/a/b.md": b"",
    }
    site = read_site(files)
    page = site.page_by_path["a/b.md"]
    assert site.home is site.page_by_path["index.md"]
    for target, path in {"../": "index.md", "./": "a/index.md", "index.html": "a/index.md", "b.html": "a/b.md"}.items():
        found = resolve(site, page, Link(target, "", "html", Location("x")))
        assert found.page is site.page_by_path[path], target
    assert resolve(site, page, Link("../b/", "", "html", Location("x"))).kind == "missing"
