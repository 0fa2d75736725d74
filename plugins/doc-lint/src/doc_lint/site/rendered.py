"""Rendered pages: their anchors and links, and their navigation."""

from msgspec import Struct


class RenderedPage(Struct, frozen=True):
    """Anchors and links in the HTML of a page's content, without the theme.

    Attributes:
        ids: All ids, and the names of `<a>` elements.
        targets: Targets of all links and images, unescaped and percent-decoded.
    """

    ids: frozenset[str]
    targets: frozenset[str]


class Rendered(Struct, frozen=True):
    """The navigation on a built page.

    Attributes:
        sidebar: Label and URL of each entry of the sidebar, or of the menu that replaces it. URLs are relative to the
            site's root. Pages with the same entries share one tuple.
        breadcrumbs: Labels from the home page to this page; empty if the theme shows none.
    """

    sidebar: tuple[tuple[str, str], ...]
    breadcrumbs: tuple[str, ...] = ()
