"""Read the navigation around pages, unless the cache has that of the same HTML."""

from msgspec import Struct

from doc_lint.site import Rendered
from doc_lint.sources.cache import Cache, digest
from doc_lint.sources.html.navigation import RenderedReader

_NAME = "navigation"

Sidebar = tuple[tuple[str, str], ...]


class Navigation(Struct):
    """The navigation around the pages of a build, in a form in which pages share sidebars: each has the whole site.

    Attributes:
        pages: The digest of the HTML, the number of the sidebar and the breadcrumbs, by URL of the page; without the
            last two if the page has no navigation.
        sidebars: The sidebars.
    """

    pages: dict[str, tuple[bytes, int | None, tuple[str, ...]]] = {}
    sidebars: list[Sidebar] = []


class KnownNavigation:
    """Reads the navigation around the pages of one build.

    Args:
        cache: The cache, or `None` to read all HTML.
    """

    def __init__(self, cache: Cache | None):
        self._cache = cache
        self._before = (cache and cache.get(_NAME, b"", Navigation)) or Navigation()
        self._reader = RenderedReader(self._before.sidebars)
        self._now = Navigation()
        self._numbers: dict[int, int] = {}

    def read(self, url: str, html: str) -> Rendered | None:
        """Return the navigation around a page; `None` if it has none.

        Args:
            url: The URL of the page.
            html: All of its HTML.
        """
        if self._cache is None:
            return self._reader.read(html, url)
        key = digest(html.encode(errors="surrogatepass"))
        before = self._before.pages.get(url)
        if before is None or before[0] != key:
            found = self._reader.read(html, url)
        else:
            _, number, breadcrumbs = before
            found = None if number is None else Rendered(self._before.sidebars[number], breadcrumbs)
        self._now.pages[url] = (key, self._number(found.sidebar), found.breadcrumbs) if found else (key, None, ())
        return found

    def _number(self, sidebar: Sidebar) -> int:
        """Return the number of a sidebar. Equal ones are one object, whose hash takes as long as it is large."""
        number = self._numbers.setdefault(id(sidebar), len(self._numbers))
        if number == len(self._now.sidebars):
            self._now.sidebars.append(sidebar)
        return number

    def keep(self) -> None:
        """Keep what was read for the next run."""
        if self._cache and self._now != self._before:
            self._cache.put(_NAME, b"", self._now)
