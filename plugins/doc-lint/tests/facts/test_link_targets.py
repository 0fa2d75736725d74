"""Where links lead, in file space and in URL space."""

import pytest

from doc_lint.site import Link, Location, click_graph, clicks_from, made_by, match, resolve
from doc_lint.sources.tree import site_from_tree

FILES = ["index.md", "guides/index.md", "guides/ray.md", "guides/my page.md", "api/README.md", "guides/logo.svg"]
SITE = site_from_tree({f"docs/{path}": b"# T\n" for path in FILES})


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
        ("/gone/", "missing", "gone/"),
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
def test_markdown_links_are_files_then_urls(target: str, kind: str, path: str) -> None:
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
def test_raw_html_links_are_urls_only(target: str, kind: str, path: str) -> None:
    found = resolve(SITE, SITE.page_by_path["guides/ray.md"], Link(target, "", "html", Location("x")))
    assert (found.kind, found.path) == (kind, path)


@pytest.mark.parametrize(
    ("target", "kind"), [("/guides/ray.md", "page"), ("/gone.md", "missing"), ("/guides/", "missing")]
)
def test_links_that_start_at_the_docs_folder(target: str, kind: str) -> None:
    config = b"validation: {links: {absolute_links: relative_to_docs}}\n"
    site = site_from_tree({"mkdocs.yml": config, **{f"docs/{path}": b"# T\n" for path in FILES}})
    assert resolve(site, site.pages[0], Link(target, "", "body", Location("x"))).kind == kind
    assert resolve(site, site.pages[0], Link("/guides/", "", "html", Location("x"))).kind == "page"


def test_anchor_is_decoded() -> None:
    found = resolve(SITE, SITE.pages[0], Link("#caf%C3%A9", "", "body", Location("x")))
    assert found.anchor == "café"


def test_clicks_are_the_shortest_way() -> None:
    pages = {"a": "b c", "b": "d", "c": "d", "d": "a", "e": "a"}
    files = {
        f"docs/{name}.md": "".join(f"[x]({to}.md) " for to in links.split()).encode() for name, links in pages.items()
    }
    graph = click_graph(site_from_tree(files))
    assert clicks_from(graph, "a.md") == {"a.md": 0, "b.md": 1, "c.md": 1, "d.md": 2}


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a/*.md", "a/b.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**", "a/b/c.md", True),
        ("**/c.md", "c.md", True),
        ("**/c.md", "a/b/c.md", True),
        ("**", "a/b/c.md", True),
        ("a.c", "abc", False),
        ("core.execution.*.md", "core.execution.slurm.md", True),
        ("a?c", "abc", True),
        ("[a].md", "[a].md", True),
    ],
)
def test_patterns(pattern: str, path: str, matches: bool) -> None:
    assert match(path, [pattern]) is matches


def test_site_without_directory_urls_has_a_home_page_and_links_to_files() -> None:
    files = {
        "mkdocs.yml": b"use_directory_urls: false\n",
        "docs/index.md": b"",
        "docs/a/index.md": b"",
        "docs/a/b.md": b"",
    }
    site = site_from_tree(files)
    page = site.page_by_path["a/b.md"]
    assert site.home is site.page_by_path["index.md"]
    for target, path in {"../": "index.md", "./": "a/index.md", "index.html": "a/index.md", "b.html": "a/b.md"}.items():
        found = resolve(site, page, Link(target, "", "html", Location("x")))
        assert found.page is site.page_by_path[path], target
    assert resolve(site, page, Link("../b/", "", "html", Location("x"))).kind == "missing"


@pytest.mark.parametrize(
    ("config", "text", "open_"),
    [
        ("hooks: [h.py]", "<!-- md:option x -->", True),
        ("hooks: [h.py]", "Text {{ x }}.", True),
        ("plugins: [search, macros]", "{% if x %}", True),
        ("hooks: [h.py]", "<!-- a note: nothing -->", False),
        ("hooks: [h.py]", "`{{ x }}`\n\n```\n{{ y }}\n```", False),
        ("hooks: [gone.py]", "Text {{ x }}.", True),
        ("hooks: [env.py]", "Text {{ x }}.", False),
        ("site_name: x", "Text {{ x }}.", False),
    ],
)
def test_anchors_that_a_hook_or_macro_may_make(config: str, text: str, *, open_: bool) -> None:
    hooks = {"h.py": b"def on_page_markdown(markdown, **_): ...", "env.py": b"def on_env(env, **_): ..."}
    site = site_from_tree({"mkdocs.yml": config.encode(), "docs/index.md": text.encode(), **hooks})
    assert made_by(site, site.pages[0], "x") == ("hooks" if open_ else None)
