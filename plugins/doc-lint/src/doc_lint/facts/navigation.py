"""The navigation of a site."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from doc_lint.facts.base import Missing, fact
from doc_lint.site import NavItem, NavPage, Page, Section, Site


class Navigation(Struct, frozen=True):
    """The navigation tree.

    Attributes:
        items: The top-level entries.
        pages: All pages by path.
    """

    items: tuple[NavItem, ...]
    pages: Mapping[str, Page]

    def walk(self) -> Iterator[tuple[NavItem, tuple[Section, ...]]]:
        """Yield every entry with the sections around it, outermost first, in nav order."""
        yield from _walk(self.items, ())

    def sections(self) -> Iterator[Section]:
        """Yield every section, in nav order."""
        yield from (item for item, _ in self.walk() if isinstance(item, Section))

    def entries(self) -> Iterator[NavPage]:
        """Yield every entry for a page, in nav order."""
        yield from (item for item, _ in self.walk() if isinstance(item, NavPage))

    def targets(self) -> Iterator[str]:
        """Yield the target of every entry that is not a section: the path of a page, or a URL."""
        for item, _ in self.walk():
            if not isinstance(item, Section):
                yield item.path if isinstance(item, NavPage) else item.url

    def landing(self, section: Section) -> Page | None:
        """Return the landing page of a section: its first entry, if that is an index page."""
        first = section.children[0] if section.children else None
        page = self.pages.get(first.path) if isinstance(first, NavPage) else None
        return page if page is not None and page.is_index else None


@fact
def navigation(site: Site) -> Navigation | Missing:
    """The navigation. Missing if a plugin that did not run creates it."""
    if "nav" in site.unknown:
        return Missing(site.unknown["nav"])
    return Navigation(site.nav, site.page_by_path)


def _walk(items: tuple[NavItem, ...], above: tuple[Section, ...]) -> Iterator[tuple[NavItem, tuple[Section, ...]]]:
    for item in items:
        yield item, above
        if isinstance(item, Section):
            yield from _walk(item.children, (*above, item))
