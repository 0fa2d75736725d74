"""What a build makes of a page."""

from msgspec import Struct


class RenderedPage(Struct, frozen=True):
    """What the HTML has that was made of a page's Markdown, before the theme: the truth about its anchors and links.

    Attributes:
        ids: Every id, and the names of `<a>` elements.
        targets: What its links and pictures lead to, unescaped and percent-decoded.
    """

    ids: frozenset[str]
    targets: frozenset[str]


class Rendered(Struct, frozen=True):
    """What a built page shows of the navigation.

    Attributes:
        sidebar: The entries of the sidebar, or of the menu in its place: the label of each, and the URL it leads to,
            relative to the site's root. Pages with the same entries share one tuple.
        breadcrumbs: The labels from the home page to this one; empty where the theme shows none.
    """

    sidebar: tuple[tuple[str, str], ...]
    breadcrumbs: tuple[str, ...] = ()
