"""Record what a template reads of the text of pages, and whether it reads the state of plugins.

The attributes of pages that have their text are followed for the rest of the process, and only these: templates read
the others, such as the address of each page in the nav, a hundred thousand times in a build.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

TEXT = ("content", "markdown", "toc", "present_anchor_ids", "links_to_anchors")
"""What a change of a page's text changes."""


class Read:
    """What a template has read: attributes of other pages, and the state of plugins."""

    def __init__(self, own: Page) -> None:
        self.pages: dict[tuple[int, str], tuple[Page, str]] = {}
        self.plugins = False
        self.own = own
        self.within_title = False


_reads: list[Read] = []
"""The recording that is active."""


class _Followed:
    """Takes the place of an attribute that pages have of their own. Its values stay where they are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._default = {name: vars(Page)[name]} if name in vars(Page) else {}

    def __get__(self, page: Page | None, owner: type | None = None) -> Any:
        if page is not None and _reads and page is not _reads[-1].own and not _reads[-1].within_title:
            _reads[-1].pages[id(page), self._name] = page, self._name
        values = self._default if page is None or self._name not in vars(page) else vars(page)
        if self._name not in values:
            raise AttributeError(f"{self._name!r} is not set")
        return values[self._name]

    def __set__(self, page: Page, value: object) -> None:
        vars(page)[self._name] = value

    def __delete__(self, page: Page) -> None:
        del vars(page)[self._name]


class _Title:
    """Takes the place of `Page.title`, which may depend on the text: who records reads compares titles, too."""

    def __init__(self, original: Any) -> None:
        self._original = original

    def __get__(self, page: Page | None, owner: type | None = None) -> Any:
        if not _reads:
            return self._original.__get__(page, owner)
        outer, _reads[-1].within_title = _reads[-1].within_title, True
        try:
            return self._original.__get__(page, owner)
        finally:
            _reads[-1].within_title = outer


def can_be_followed(kind: type[Page]) -> bool:
    """Return whether the reads of pages of a class are recorded. Another class may have attributes that hide these."""
    _follow()
    return not any(name in vars(each) for each in kind.__mro__ for name in TEXT if each is not Page)


def _follow() -> None:
    if isinstance(vars(Page)["title"], _Title):
        return
    Page.title = _Title(vars(Page)["title"])  # type: ignore[method-assign, assignment]
    for name in TEXT:
        setattr(Page, name, _Followed(name))


@contextmanager
def reads_of_pages(own: Page) -> Iterator[Read]:
    """Record what the code of the block reads of the text of other pages, and whether it reads the state of plugins."""
    _follow()
    read = Read(own)

    def of_plugin(plugin: Any, name: str) -> Any:
        if name not in ("config", "__class__"):
            read.plugins = True
        return object.__getattribute__(plugin, name)

    plugin_class: Any = BasePlugin
    plugin_class.__getattribute__ = of_plugin
    _reads.append(read)
    try:
        yield read
    finally:
        _reads.pop()
        del plugin_class.__getattribute__
