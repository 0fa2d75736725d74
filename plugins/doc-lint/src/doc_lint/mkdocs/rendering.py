"""What a build renders: the content of each page, before the theme, and the navigation around it."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from doc_lint.site import Rendered, RenderedPage, Site
from doc_lint.sources.html.content import read_rendered_page, with_rendered_pages
from doc_lint.sources.html.known_pages import KnownPages
from doc_lint.sources.html.navigation import RenderedReader


class Rendering:
    """The rendered pages of one build of the site; each language is a build.

    Args:
        has_navigation: Whether rules need the navigation around the pages.
        before: The rendering of the last build. HTML that is as it was then is not read again.
    """

    def __init__(self, has_navigation: bool = False, before: "Rendering | None" = None):
        self.known: KnownPages = KnownPages(before.known if before else None)
        self.reader = RenderedReader() if has_navigation else None
        self.pages: dict[str, RenderedPage] = {}
        self.sources: dict[str, str] = {}
        self.meta: dict[str, Mapping[str, Any]] = {}
        self.navigation: dict[str, Rendered] = {}

    def add_content(self, path: str, source: str, html: str, meta: Mapping[str, Any]) -> None:
        """Read the content of a page, given its Markdown, the HTML that was made of it, and its front matter."""
        self.pages[path] = self.known.read(path, html, read_rendered_page)
        self.sources[path] = source
        self.meta[path] = meta

    def add_output(self, path: str, url: str, output: str) -> None:
        """Read the navigation around a page, given all of its HTML."""
        if self.reader:
            read = self.reader.read
            navigation = self.known.read(("rendered", url), output, lambda html: read(html, url))
            if navigation is not None:
                self.navigation[path] = navigation

    def complete(self, site: Site) -> Site:
        """Return a site with what was rendered, which takes precedence over its sources."""
        site = with_rendered_pages(site, self.pages, self.sources, self.meta)
        if self.navigation:
            return replace(site, rendered=self.navigation)
        return replace(site, unknown={**site.unknown, "rendered": "doc-lint can't read the navigation of this theme"})
