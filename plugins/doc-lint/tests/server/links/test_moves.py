"""Move pages and files: afterwards the site has the same links, nav and options, and nothing else has changed."""

from collections.abc import Mapping

import pytest

from doc_lint import Site
from doc_lint.facts.link_targets import resolve
from doc_lint.server.links.moves import move
from doc_lint.server.links.targets import entries, references
from doc_lint.server.positions import Text
from doc_lint.testing import read_site

FILES = {
    "mkdocs.yml": """\
site_name: A
nav:
- index.md
- Guides:
  - guides/ray.md   # the first one
  - B: 'b.md'
plugins:
- redirects:
    redirect_maps:
      'old.md': guides/ray.md
- doc-lint:
    rules:
      missing-page: {pages: [guides/ray.md]}
""",
    "docs/index.md": """\
---
next_steps:
- page: guides/ray.md
  text: guides/ray.md is next
- b.md
---
# A

[ray](guides/ray.md#setup "R"), [again][ray], ![i](img/i.png), `guides/ray.md`, [itself](index.md)
<a href="guides/ray/">x</a>
[url](guides/ray/)

[ray]: guides/ray.md
""",
    "docs/guides/ray.md": "# Ray\n\n## Setup\n\n[home](../index.md) [b](../b.md) ![i](../img/i.png) [here](#setup)\n",
    "docs/b.md": "# B\n\n[A](./index.md)\n",
    "docs/img/i.png": "x",
}


def moved(files: Mapping[str, str], moves: Mapping[str, str]) -> dict[str, str]:
    """Return the files after a move."""
    changes: dict[str, list[tuple[int, int, str]]] = {}
    for path, start, end, new in move(read_site(files), moves, "docs/", lambda path: Text(files[path], len)):
        changes.setdefault(path, []).append((start, end, new))
    after = {}
    for path, text in files.items():
        for start, end, new in sorted(changes.get(path, ()), reverse=True):
            text = text[:start] + new + text[end:]
        name = path.removeprefix("docs/")
        after[f"docs/{moves[name]}" if name in moves else path] = text
    return after


def links(site: Site, moves: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Return all links of a site: page, kind of target, path and anchor, under the new names."""
    found = []
    for page in site.pages:
        for each in references(page):
            target = resolve(site, page, each)
            path = target.page.path if target.page else target.path
            found.append((moves.get(page.path, page.path), target.kind, moves.get(path, path), target.anchor))
    return sorted(found)


MOVES = [
    {"guides/ray.md": "guides/jobs.md"},
    {"guides/ray.md": "ray.md"},
    {"guides/ray.md": "deep/er/ray.md"},
    {"b.md": "guides/b.md"},
    {"index.md": "home.md"},
    {"img/i.png": "assets/i.png"},
    {"guides/ray.md": "howto/ray.md", "img/i.png": "howto/i.png"},
    {"guides/ray.md": "guides/with space.md"},
]


@pytest.mark.parametrize("moves", MOVES, ids=str)
def test_links_and_nav_lead_to_the_same_pages(moves: dict[str, str]) -> None:
    before, files = read_site(FILES), moved(FILES, moves)
    after = read_site(files)
    assert links(after, {}) == links(before, moves)
    assert [e.path for e in entries(after)] == [moves.get(e.path, e.path) for e in entries(before)]


def test_only_what_names_the_page_changes() -> None:
    files = moved(FILES, {"guides/ray.md": "guides/jobs.md"})
    expected = {path: text.replace("guides/ray", "guides/jobs") for path, text in FILES.items()}
    index = expected["docs/index.md"].replace("guides/jobs.md is", "guides/ray.md is")
    expected["docs/index.md"] = index.replace("`guides/jobs.md`", "`guides/ray.md`")
    expected["mkdocs.yml"] = expected["mkdocs.yml"].replace(
        "guides/jobs.md\n- doc-lint", "guides/jobs.md\n      guides/ray.md: guides/jobs.md\n- doc-lint"
    )
    expected["docs/guides/jobs.md"] = expected.pop("docs/guides/ray.md")
    assert files == expected


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            "plugins:\n  - redirects:\n      redirect_maps:\n        # none yet\n  - search\n",
            "plugins:\n  - redirects:\n      redirect_maps:\n        b.md: c.md\n        # none yet\n  - search\n",
        ),
        (
            "plugins:\n  - redirects:\n      redirect_maps:\n        b.md: x.md\n",
            "plugins:\n  - redirects:\n      redirect_maps:\n        b.md: x.md\n",
        ),
        ("plugins: [search]\n", "plugins: [search]\n"),
        (
            "plugins:\n  - redirects: {redirect_maps: {a.md: b.md}}\n",
            "plugins:\n  - redirects: {redirect_maps: {a.md: b.md}}\n",
        ),
    ],
)
def test_redirect_is_added_where_the_site_has_a_map(config: str, expected: str) -> None:
    files = {"mkdocs.yml": config, "docs/index.md": "# A\n", "docs/b.md": "# B\n"}
    assert moved(files, {"b.md": "c.md"})["mkdocs.yml"] == expected


def test_nav_file_is_changed() -> None:
    files = {
        "mkdocs.yml": "plugins: [literate-nav]\n",
        "docs/SUMMARY.md": "- [A](index.md)\n- [B](sub/)\n",
        "docs/index.md": "# A\n",
        "docs/sub/SUMMARY.md": "- [C](c.md)\n",
        "docs/sub/c.md": "# C\n",
    }
    assert moved(files, {"sub/c.md": "sub/d.md"})["docs/sub/SUMMARY.md"] == "- [C](d.md)\n"
