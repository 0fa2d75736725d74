"""Replaces attributes of pages, entries of the nav and plugins, to report what a template reads.

Pages are followed for the rest of the process, and only in their titles and the attributes that have their text:
templates read the others, such as the address of each page in the nav, a hundred thousand times in a build. Plugins are
followed only while there is a reader.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

TEXT = ("content", "markdown", "toc", "present_anchor_ids", "links_to_anchors", "_title_from_render")
"""What a change of a page's text changes."""


class Reader(Protocol):
    """Learns what is read.

    Attributes:
        within_title: Whether the title of a page is computed, which may depend on its text.
    """

    within_title: bool

    def on_page(self, page: Page, name: str) -> None:
        """Learn of the read of an attribute in TEXT."""

    def on_title(self, item: StructureItem) -> None:
        """Learn of the read of a title, of a page or of another entry of the nav."""

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
    """Takes the place of a title. One that was set stays where it is; that of a page may also be computed."""

    def __init__(self, computed: Any = None) -> None:
        self._computed = computed

    def __get__(self, item: StructureItem | None, owner: type | None = None) -> Any:
        if item is None or not _readers:
            return self._value(item, owner)
        reader = _readers[-1]
        reader.on_title(item)
        outer, reader.within_title = reader.within_title, True
        try:
            return self._value(item, owner)
        finally:
            reader.within_title = outer

    def __set__(self, item: StructureItem, value: object) -> None:
        vars(item)["title"] = value

    def __delete__(self, item: StructureItem) -> None:
        del vars(item)["title"]

    def _value(self, item: StructureItem | None, owner: type | None) -> Any:
        if item is not None and "title" in vars(item):
            return vars(item)["title"]
        if self._computed is None:
            raise AttributeError("'title' is not set")
        return self._computed.__get__(item, owner)


def _are_equal(page: Page, other: object) -> bool:
    """Compare as `Page` does, but titles last: a template that looks for a page does not depend on those before it."""
    return isinstance(other, type(page)) and page.file == other.file and page.title == other.title


def follow_pages() -> None:
    """Report reads of pages and of titles in the nav from now on."""
    if has_followed_title(Page):
        return
    for kind in (Page, Section, Link):
        kind.title = _Title(vars(kind).get("title"))  # type: ignore[assignment]
    Page.__eq__ = _are_equal  # type: ignore[method-assign]
    for name in TEXT:
        setattr(Page, name, _Followed(name))


def has_followed_title(kind: type[StructureItem]) -> bool:
    """Return whether reads of titles are reported for a class. Another class may have a title of its own."""
    return isinstance(next((vars(each)["title"] for each in kind.__mro__ if "title" in vars(each)), None), _Title)


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
