"""Replaces attributes of pages and plugins, to report what a template reads.

Pages are followed for the rest of the process, and only in the attributes that have their text: templates read the
others, such as the address of each page in the nav, a hundred thousand times in a build. Plugins are followed only
while there is a reader.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

TEXT = ("content", "markdown", "toc", "present_anchor_ids", "links_to_anchors")
"""What a change of a page's text changes."""


class Reader(Protocol):
    """Learns what is read.

    Attributes:
        within_title: Whether the title of a page is computed, which may depend on its text.
    """

    within_title: bool

    def on_page(self, page: Page, name: str) -> None:
        """Learn of the read of an attribute in TEXT."""

    def on_plugin(self) -> None:
        """Learn of the read of a plugin's state."""


_readers: list[Reader] = []
"""The last one is active."""


class _Followed:
    """Takes the place of an attribute that pages have of their own. Its values stay where they are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._default = {name: vars(Page)[name]} if name in vars(Page) else {}

    def __get__(self, page: Page | None, owner: type | None = None) -> Any:
        if page is not None and _readers:
            _readers[-1].on_page(page, self._name)
        values = self._default if page is None or self._name not in vars(page) else vars(page)
        if self._name not in values:
            raise AttributeError(f"{self._name!r} is not set")
        return values[self._name]

    def __set__(self, page: Page, value: object) -> None:
        vars(page)[self._name] = value

    def __delete__(self, page: Page) -> None:
        del vars(page)[self._name]


class _Title:
    """Takes the place of `Page.title`."""

    def __init__(self, original: Any) -> None:
        self._original = original

    def __get__(self, page: Page | None, owner: type | None = None) -> Any:
        if not _readers:
            return self._original.__get__(page, owner)
        reader = _readers[-1]
        outer, reader.within_title = reader.within_title, True
        try:
            return self._original.__get__(page, owner)
        finally:
            reader.within_title = outer


def follow_pages() -> None:
    """Report reads of pages from now on."""
    if isinstance(vars(Page)["title"], _Title):
        return
    Page.title = _Title(vars(Page)["title"])  # type: ignore[method-assign, assignment]
    for name in TEXT:
        setattr(Page, name, _Followed(name))


@contextmanager
def reporting_to(reader: Reader) -> Iterator[None]:
    """Report what the code of the block reads."""

    def of_plugin(plugin: Any, name: str) -> Any:
        if name not in ("config", "__class__"):
            _readers[-1].on_plugin()
        return object.__getattribute__(plugin, name)

    follow_pages()
    plugin_class: Any = BasePlugin
    plugin_class.__getattribute__ = of_plugin
    _readers.append(reader)
    try:
        yield
    finally:
        _readers.pop()
        del plugin_class.__getattribute__
