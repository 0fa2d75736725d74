"""What a map shows: sections, pages, and what leads from one page to another."""

from collections import Counter
from functools import cached_property
from typing import Annotated

from msgspec import Meta, Struct


class MapPage(Struct, frozen=True, kw_only=True):
    """A page of the map."""

    path: Annotated[str, Meta(description="Path in the docs folder.")]
    title: Annotated[str, Meta(description="Its title, or else its path.")]
    url: Annotated[str, Meta(description="URL of the published page; empty without `site_url`.")] = ""
    clicks: Annotated[int | None, Meta(description="Clicks from the nearest start page; null if none leads here.")]
    depth: Annotated[int, Meta(description="Number of sections around it.")] = 0
    links: Annotated[tuple[str, ...], Meta(description="Paths of the pages that it links to.")] = ()
    copies: Annotated[tuple[str, ...], Meta(description="Paths of the pages that have much of the same text.")] = ()


class MapSection(Struct, frozen=True, kw_only=True):
    """A section of the map, with the paths of its pages."""

    title: str
    pages: tuple[str, ...] = ()
    sections: tuple["MapSection", ...] = ()

    def all_pages(self) -> tuple[str, ...]:
        """Return the paths of its pages and of those in its sections, in order."""
        return (*self.pages, *(path for section in self.sections for path in section.all_pages()))


class SiteMap(Struct, frozen=True, kw_only=True, dict=True):
    """The map of a site. Pages are in the order of the nav."""

    site: Annotated[str, Meta(description="Name of the site.")] = ""
    starts: Annotated[tuple[str, ...], Meta(description="Paths of the pages that clicks are counted from.")] = ()
    unknown: Annotated[str, Meta(description="Why pages or links may be missing.")] = ""
    sections: tuple[MapSection, ...] = ()
    pages: tuple[MapPage, ...] = ()

    @cached_property
    def number(self) -> dict[str, int]:
        """The place of each page in `pages`, by path."""
        return {page.path: number for number, page in enumerate(self.pages)}

    @cached_property
    def linked_from(self) -> Counter[str]:
        """The number of pages that link to each page, by path."""
        return Counter(path for page in self.pages for path in page.links)

    @property
    def unreached(self) -> tuple[MapPage, ...]:
        """The pages that no chain of links reaches from a start page; none without a start page."""
        return tuple(page for page in self.pages if page.clicks is None and self.starts)

    @property
    def unreached_label(self) -> str:
        """What these pages are called: if links are unknown, some of them may be reached."""
        return "No known link" if self.unknown else "Not reached"

    @property
    def dead_ends(self) -> tuple[MapPage, ...]:
        """The pages that link to no other page."""
        return tuple(page for page in self.pages if not page.links)

    @property
    def copies(self) -> tuple[tuple[int, int], ...]:
        """The numbers of each two pages that have much of the same text."""
        return tuple(
            (here, there)
            for here, page in enumerate(self.pages)
            for there in sorted(self.number[path] for path in page.copies)
            if here < there
        )
