"""Record what a template reads of the text of pages, and whether it reads the state of plugins."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page

from quick_serve.patches.pages import TEXT, follow_pages, reporting_to


class Read:
    """What a template has read: titles, attributes of other pages, and the state of plugins.

    A title may depend on the text, which is not recorded then: who records reads compares titles, too.
    """

    def __init__(self, own: Page | None) -> None:
        self.pages: dict[tuple[int, str], tuple[Page, str]] = {}
        self.titles: dict[int, StructureItem] = {}
        self.plugins = False
        self.within_title = False
        self._own = own

    def on_page(self, page: Page, name: str) -> None:
        """Record the read of an attribute."""
        if page is not self._own and not self.within_title:
            self.pages[id(page), name] = page, name

    def on_title(self, item: StructureItem) -> None:
        """Record the read of a title."""
        self.titles[id(item)] = item

    def on_plugin(self) -> None:
        """Record the read of a plugin's state."""
        self.plugins = True


def can_be_followed(kind: type[Page]) -> bool:
    """Return whether the reads of pages of a class are recorded. Another class may have attributes that hide these."""
    follow_pages()
    return not any(name in vars(each) for each in kind.__mro__ for name in TEXT if each is not Page)


@contextmanager
def reads_of_pages(own: Page | None) -> Iterator[Read]:
    """Record what the code of the block reads of titles and of the text of other pages, and of the state of plugins."""
    read = Read(own)
    with reporting_to(read):
        yield read
