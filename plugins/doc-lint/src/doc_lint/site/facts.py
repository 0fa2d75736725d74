"""Facts beyond pages and nav, which a site may lack: on the documented package, on types, on the built pages."""

from msgspec import Struct

from doc_lint.site.location import Location


class Package(Struct, frozen=True):
    """What is known of the documented Python package without importing it.

    Attributes:
        name: Import name.
        modules: Dotted names of its public modules, the package itself first.
    """

    name: str
    modules: tuple[str, ...]


class TypeRow(Struct, frozen=True, order=True):
    """What a type checker says of a line of code.

    Attributes:
        location: Where it starts.
        kind: Its own name for it, for example `unknown-argument`.
        message: What it says.
    """

    location: Location
    kind: str
    message: str


class Rendered(Struct, frozen=True):
    """What a built page shows of the navigation.

    Attributes:
        sidebar: The entries of the sidebar, or of the menu that stands for it: what each is called, and the URL that it
            leads to, relative to the site's root. Pages with the same entries share one tuple.
        breadcrumbs: The way from the home page to this one, as it is called; empty where the theme shows none.
    """

    sidebar: tuple[tuple[str, str], ...]
    breadcrumbs: tuple[str, ...] = ()
