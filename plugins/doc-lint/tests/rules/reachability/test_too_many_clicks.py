"""The rule too-many-clicks."""

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        too-many-clicks:
          start: [hub.md]
          targets: ["api/*.md"]
          max_clicks: 2
"""
PAGES = {
    "docs/index.md": "# Home\n",
    "docs/api/index.md": "# API\n\n[a](a.md)\n",
    "docs/api/a.md": "# A\n\n[b](b.md)\n",
    "docs/api/b.md": "# B\n",
}


def test_page_three_clicks_away_is_reported_at_the_start() -> None:
    files = {"mkdocs.yml": CONFIG, "docs/hub.md": "# Hub\n\n[API](api/index.md)\n", **PAGES}
    assert findings("too-many-clicks", files) == [
        "docs/hub.md:1:1: more than 2 clicks from `hub.md` to `api/b.md` (3 clicks); the target is `api/*.md`"
    ]


def test_next_steps_are_clicks() -> None:
    hub = "---\nnext_steps:\n  - page: api/a.md\n    text: All about a.\n---\n# Hub\n\n[API](api/index.md)\n"
    assert findings("too-many-clicks", {"mkdocs.yml": CONFIG, "docs/hub.md": hub, **PAGES}) == []


def test_images_and_nav_entries_are_not_clicks() -> None:
    nav = "nav: [hub.md, api/index.md, api/a.md, api/b.md]\n"
    files = {"mkdocs.yml": nav + CONFIG, "docs/hub.md": "# Hub\n\n![API](api/index.md)\n", **PAGES}
    assert findings("too-many-clicks", files) == [
        "docs/hub.md:1:1: more than 2 clicks from `hub.md` to `api/a.md` (not linked), `api/b.md` (not linked), "
        "`api/index.md` (not linked); the target is `api/*.md`"
    ]


def test_links_in_raw_html_are_urls() -> None:
    hub = '# Hub\n\n<a href="../api/">API</a> <a href="../api/b/">b</a> <a href="api/a.md">not rewritten</a>\n'
    assert findings("too-many-clicks", {"mkdocs.yml": CONFIG, "docs/hub.md": hub, **PAGES}) == []


def test_pattern_that_matches_nothing_is_reported_at_its_line() -> None:
    hub = "# Hub\n\n[API](api/index.md), [b](api/b.md)\n"
    config = CONFIG.replace('"api/*.md"', '"api/*.md", "apis/**"')
    assert findings("too-many-clicks", {"mkdocs.yml": config, "docs/hub.md": hub, **PAGES}) == [
        "mkdocs.yml:6:1: `targets` has `apis/**`, which does not match any page"
    ]


def test_pages_that_link_in_a_circle_are_handled() -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/hub.md": "# Hub\n\n[hub](hub.md) [c](c.md)\n",
        "docs/c.md": "# C\n\n[hub](hub.md)\n",
        **PAGES,
    }
    assert len(findings("too-many-clicks", files)) == 1
