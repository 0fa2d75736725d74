"""What a built page shows."""

from msgspec import Struct


class Rendered(Struct, frozen=True):
    """What a built page shows of the navigation.

    Attributes:
        sidebar: The entries of the sidebar, or of the menu in its place: the label of each, and the URL it leads to,
            relative to the site's root. Pages with the same entries share one tuple.
        breadcrumbs: The labels from the home page to this one; empty where the theme shows none.
    """

    sidebar: tuple[tuple[str, str], ...]
    breadcrumbs: tuple[str, ...] = ()
