"""What plugins and the theme add to the files of the docs folder: addresses and assets."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename
from typing import Any

from doc_lint.site.urls import page_url
from doc_lint.sources.config.raw_config import Config

_FEEDS = {
    "json_created": "feed_json_created.json",
    "json_updated": "feed_json_updated.json",
    "rss_created": "feed_rss_created.xml",
    "rss_updated": "feed_rss_updated.xml",
}
"""Files that the plugin `rss` writes, by their name in its option `feeds_filenames`."""


def addresses(plugins: Mapping[str, Any]) -> Iterator[str]:
    """Yield the URLs that plugins add while the site is built, relative to its root, as their options name them."""
    for name, given in plugins.items():
        options = given if isinstance(given, Mapping) else {}
        if name.endswith("redirects"):
            yield from _redirected(options.get("redirect_maps"))
        elif name == "rss":
            feeds = options.get("feeds_filenames")
            yield from map(str, {**_FEEDS, **(feeds if isinstance(feeds, Mapping) else {})}.values())
        elif name == "print-site":
            yield from (page_url("print_page.md", True), page_url("print_page.md", False))


def _redirected(maps: object) -> Iterator[str]:
    """Yield the URLs of redirected pages: for `old.md`, both `old/` and `old.html`."""
    for old in maps if isinstance(maps, Mapping) else ():
        yield from (page_url(str(old), True), page_url(str(old), False))


def redirects(plugins: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the path of each redirected page, with the path of the page to which it leads."""
    for name, given in plugins.items():
        maps = given.get("redirect_maps") if isinstance(given, Mapping) and name.endswith("redirects") else None
        for old, new in maps.items() if isinstance(maps, Mapping) else ():
            if str(new).endswith(".md") and "://" not in str(new):
                yield str(old), str(new)


def custom_theme_folder(config: Config) -> str:
    """Return the folder of the site's changes to its theme, or an empty string."""
    theme = config.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    return str(folder).rstrip("/") if folder else ""


def theme_files(config: Config, customized: Iterable[str]) -> Iterator[str]:
    """Yield the files that MkDocs copies from the theme to the site: its icon, and those of the site's changes to it.

    Args:
        config: The configuration.
        customized: The files in the folder of the site's changes, relative to it.
    """
    theme = config.get("theme") or "mkdocs"
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    yield {"material": "assets/images/favicon.png"}.get(str(name), "img/favicon.ico")
    for path in customized:
        is_hidden = any(part.startswith(".") for part in path.split("/"))
        if not is_hidden and not path.endswith((".html", ".py", ".pyc")) and basename(path) != "mkdocs_theme.yml":
            yield path
