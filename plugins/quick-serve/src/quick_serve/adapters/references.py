"""autorefs and mkdocstrings: what rendering a page registers with them, to register it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from quick_serve.reads import Current, Reads, recorded


@dataclass(frozen=True)
class Object:
    """An object that mkdocstrings lists in the inventory."""

    name: str
    domain: str
    role: str
    aliases: tuple[str, ...]


@dataclass
class References:
    """What a page registers.

    Attributes:
        anchors: The arguments of each call of `AutorefsPlugin.register_anchor`, without the page.
        objects: What mkdocstrings lists, in order.
        handlers: The names of the handlers that rendered objects.
        package: What the handlers read, for any page: they read a package once.
        unknown: Whether something was registered that cannot be registered again.
    """

    anchors: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)
    handlers: set[str] = field(default_factory=set)
    package: Reads = field(default_factory=Reads)
    unknown: bool = False

    @property
    def has_objects(self) -> bool:
        """Return whether mkdocstrings rendered a part of the page."""
        return bool(self.handlers)

    def are_current(self, current: Current) -> bool:
        """Return whether the handlers would read the same."""
        return not self.handlers or self.package.are_current(current)

    @classmethod
    @contextmanager
    def recorded(cls, page: Page, config: MkDocsConfig, package: Reads) -> Iterator["References"]:
        """Record what the code of the block registers for a page."""
        found = cls()
        autorefs: Any = config.plugins.get("autorefs")
        if autorefs is None:
            yield found
            return
        original = autorefs.register_anchor

        def register_anchor(owner: Page, *arguments: Any, **keywords: Any) -> None:
            found.unknown = found.unknown or owner is not page
            found.anchors.append((arguments, keywords))
            original(owner, *arguments, **keywords)

        vars(autorefs)["register_anchor"] = register_anchor
        _recordings.append(found)
        try:
            with recorded() as reads:
                yield found
        finally:
            _recordings.pop()
            del vars(autorefs)["register_anchor"]
        if found.handlers:
            package.add(reads)
            found.package = package

    def repeat(self, page: Page, config: MkDocsConfig) -> None:
        """Register everything again for the page of a new build."""
        if self.anchors:
            autorefs: Any = config.plugins["autorefs"]
            for arguments, keywords in self.anchors:
                autorefs.register_anchor(page, *arguments, **keywords)
        if not self.handlers:
            return
        mkdocstrings: Any = config.plugins["mkdocstrings"]
        for name in sorted(self.handlers):
            mkdocstrings.get_handler(name)
        inventory = mkdocstrings.handlers.inventory
        for each in self.objects:
            uri = f"{page.url}#{each.name}"
            inventory.register(name=each.name, domain=each.domain, role=each.role, priority=1, uri=uri)
            for alias in each.aliases:
                if alias not in inventory:
                    inventory.register(name=alias, domain=each.domain, role=each.role, priority=2, uri=uri)


_recordings: list[References] = []


def record_headings(handler: Any) -> None:
    """Record the headings that mkdocstrings is about to register."""
    if not _recordings:
        return
    found = _recordings[-1]
    headings = handler.get_headings()
    handler._headings[:] = headings  # `get_headings` has emptied the list
    for heading in headings:
        if "data-skip-inventory" not in heading.attrib and "data-role" in heading.attrib:
            name = heading.attrib["id"]
            aliases = tuple(handler.get_aliases(name))
            found.objects.append(Object(name, handler.domain, heading.attrib["data-role"], aliases))


def record_handler(name: str) -> None:
    """Record that a handler renders a part of the page."""
    if _recordings:
        _recordings[-1].handlers.add(name)
