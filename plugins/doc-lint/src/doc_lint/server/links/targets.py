"""Where the targets of links, images and nav entries are written in a file."""

from collections.abc import Iterator
from posixpath import dirname, relpath

from msgspec import Struct

from doc_lint.server.positions import Text
from doc_lint.site import Image, Link, Location, NavItem, NavPage, Page, Section, Site
from doc_lint.written import find_target


class Written(Struct, frozen=True):
    """A target as it is written in a file.

    Attributes:
        start: First offset.
        end: The offset after it.
    """

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset <= self.end


def written(text: Text, where: Location, target: str) -> Written | None:
    """Return where the target of a link, an image or an entry is written; `None` if it is written in another way.

    Args:
        text: The text of the file.
        where: The location of the link, image or entry.
        target: Its target.
    """
    if not target:
        return None
    at = find_target(text.text, text.start_of(where), target)
    return None if at is None else Written(at, at + len(target))


def references(page: Page) -> Iterator[Link | Image]:
    """Yield the links and images of a page that are written in its own file."""
    every: tuple[Link | Image, ...] = (*page.links, *page.images)
    yield from (each for each in every if each.location.path == page.location.path)


def entries(site: Site) -> Iterator[NavPage]:
    """Yield the entries for pages that the nav of a file has, not those that MkDocs makes without one."""
    pending: list[NavItem] = [*site.nav]
    while pending:
        item = pending.pop()
        if isinstance(item, Section):
            pending += item.children
        elif isinstance(item, NavPage):
            page = site.page_by_path.get(item.path)
            if page is None or page.location.path != item.location.path:
                yield item


def entry_target(site: Site, entry: NavPage, docs: str) -> str:
    """Return the path of a nav entry as its file has it: that of a nav file is relative to the folder of the file.

    Args:
        site: The site.
        entry: The entry.
        docs: The docs folder, with a slash, relative to the folder of the configuration file.
    """
    file = entry.location.path
    if file == site.config_path:
        return entry.path
    return relpath(f"{docs}{entry.path}", dirname(file) or ".")
