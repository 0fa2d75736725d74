"""The entries of a navigation: pages, links out of the site, and sections that hold others."""

from msgspec import Struct

from doc_lint.site.location import Location


class NavPage(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that names a page."""

    path: str
    location: Location
    title: str = ""


class NavLink(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that leads out of the site."""

    url: str
    location: Location
    title: str = ""


class Section(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that holds others."""

    title: str
    children: tuple["NavItem", ...]
    location: Location


NavItem = NavPage | NavLink | Section
