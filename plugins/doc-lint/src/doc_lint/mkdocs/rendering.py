"""What a build renders: the content of each page, before the theme, and the navigation around it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from doc_lint.mkdocs.known_navigation import KnownNavigation
from doc_lint.site import Rendered, RenderedPage, Site
from doc_lint.sources.cache import Cache, digest, page_name
from doc_lint.sources.html.content import read_rendered_page, with_rendered_pages
from doc_lint.sources.html.known_pages import KnownPages


class Rendering:
    """The rendered pages of one build of the site; each language is a build.

    Args:
        has_navigation: Whether rules need the navigation around the pages.
        before: The rendering of the last build. HTML that is as it was then is not read again.
        cache: The cache, which has what other runs have read; `None` if there is none.
    """

    def __init__(
        self, has_navigation: bool = False, before: "Rendering | None" = None, cache: Cache | None = None
    ) -> None:
        self.known: KnownPages = KnownPages(before.known if before else None)
        self.cache = cache
        self.is_first = before is None or not before.pages
        self.reader = KnownNavigation(cache) if has_navigation else None
        self.pages: dict[str, RenderedPage] = {}
        self.sources: dict[str, str] = {}
        self.meta: dict[str, Mapping[str, Any]] = {}
        self.navigation: dict[str, Rendered] = {}

    def add_source(self, path: str, source: str) -> None:
        """Keep the Markdown of a page."""
        self.sources[path] = source

    def add_content(self, path: str, html: str, meta: Mapping[str, Any]) -> None:
        """Read the content of a page, given the HTML that was made of its Markdown, and its front matter."""
        self.pages[path] = self.known.read(path, html, partial(self._read_content, path))
        self.meta[path] = meta

    def _read_content(self, path: str, html: str) -> RenderedPage:
        if self.cache is None:
            return read_rendered_page(html)
        name, key = page_name(path, "content"), digest(html.encode(errors="surrogatepass"))
        found = self.cache.get(name, key, RenderedPage)
        if found is None:
            found = read_rendered_page(html)
            self.cache.put(name, key, found)
        return found

    def add_output(self, path: str, url: str, output: str) -> None:
        """Read the navigation around a page, given all of its HTML."""
        if self.reader:
            navigation = self.known.read(("rendered", url), output, partial(self.reader.read, url))
            if navigation is not None:
                self.navigation[path] = navigation

    def complete(self, site: Site) -> Site:
        """Return a site with what was rendered, which takes precedence over its sources."""
        if self.reader and self.is_first:  # later, it knows only the pages that have changed
            self.reader.keep()
        site = with_rendered_pages(site, self.pages, self.sources, self.meta)
        if self.navigation:
            return replace(site, rendered=self.navigation)
        return replace(site, unknown={**site.unknown, "rendered": "doc-lint can't read the navigation of this theme"})
