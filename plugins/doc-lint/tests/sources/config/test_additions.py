"""What plugins and the theme add to a site whose plugins don't run."""

import pytest

from doc_lint.sources.config.additions import redirects
from doc_lint.testing import findings

LINK = "# Home\n\nSee [it]({target}).\n"


def broken_links(config: str, target: str) -> list[str]:
    return findings("broken-link", {"mkdocs.yml": config, "docs/index.md": LINK.format(target=target)})


@pytest.mark.parametrize(
    ("plugin", "target"),
    [
        ("redirects: {redirect_maps: {old.md: index.md}}", "old/"),
        ("redirects: {redirect_maps: {old.md: index.md}}", "old.html"),
        ("rss", "feed_rss_created.xml"),
        ("rss: {feeds_filenames: {rss_updated: news/feed.xml}}", "news/feed.xml"),
        ("print-site", "print_page/"),
    ],
)
def test_address_that_a_plugin_adds_exists(plugin: str, target: str) -> None:
    assert broken_links(f"plugins: [{{{plugin}}}]\n" if ":" in plugin else f"plugins: [{plugin}]\n", target) == []
    assert len(broken_links("", target)) == 1


def test_feed_that_has_another_name_does_not_exist() -> None:
    plugin = "plugins: [{rss: {feeds_filenames: {rss_updated: news/feed.xml}}}]\n"
    assert len(broken_links(plugin, "feed_rss_updated.xml")) == 1


def test_files_of_the_customized_theme_exist_but_not_its_templates() -> None:
    site = {
        "mkdocs.yml": "theme: {name: material, custom_dir: overrides}\n",
        "overrides/assets/pot.svg": "<svg/>",
        "overrides/partials/pot.html": "",
        "docs/index.md": "# Home\n\n![Pot](assets/pot.svg) [partial](partials/pot.html) [hidden](.icons/pot.svg)\n",
        "overrides/.icons/pot.svg": "<svg/>",
    }
    assert findings("missing-image", site) == []
    assert [found.partition("`")[2].partition("`")[0] for found in findings("broken-link", site)] == [
        "partials/pot.html",
        ".icons/pot.svg",
    ]


def test_redirects_are_those_to_pages() -> None:
    maps = {"a.md": "b.md", "c.md": "https://x.example/d.md", "e.md": "f.md#part", "g.md": None}
    assert [*redirects({"redirects": {"redirect_maps": maps}, "x/redirects": {}})] == [("a.md", "b.md")]
    assert [*redirects({"redirects": {"redirect_maps": None}, "search": {"redirect_maps": {"a.md": "b.md"}}})] == []
    assert [*redirects({"redirects": None})] == []
