"""The entries of a nav: pages, external links, and sections that contain other entries."""

from msgspec import Struct

from doc_lint.site.location import Location


class NavPage(Struct, frozen=True, gc=False, tag=True):
    """A nav entry for a page."""

    path: str
    location: Location
    title: str = ""


class NavLink(Struct, frozen=True, gc=False, tag=True):
    """A nav entry for a URL."""

    url: str
    location: Location
    title: str = ""


class Section(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that contains other entries."""

    title: str
    children: tuple["NavItem", ...]
    location: Location


NavItem = NavPage | NavLink | Section
