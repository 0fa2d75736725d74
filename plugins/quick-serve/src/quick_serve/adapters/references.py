"""autorefs and mkdocstrings: what rendering a page registers with them, to register it again."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from quick_serve.reads import Current, Reads, recorded

Alias = tuple[str, str]
"""The path of an object, and another path that leads to it."""


class Aliases:
    """The aliases of objects that a build has found so far.

    griffe finds some only when a template reads an object, and mkdocstrings registers those that are known by then:
    what it registers for a page depends on the pages before it.

    Attributes:
        state: What is equal if the build had found the same aliases.
    """

    def __init__(self) -> None:
        self.state = b""
        self._found: set[Alias] = set()
        self._repeated: list[Alias] = []

    def add(self, found: Iterable[Alias]) -> tuple[Alias, ...]:
        """Add what a page has found; return what no page before it had found."""
        new = tuple(alias for alias in dict.fromkeys(found) if alias not in self._found)
        if new:
            self._found.update(new)
            self.state = hashlib.blake2b(self.state + repr(new).encode(), digest_size=16).digest()
        return new

    def repeat(self, found: tuple[Alias, ...]) -> None:
        """Add what a page has found that is not rendered again."""
        self._repeated += self.add(found)

    def give(self, handler: Any) -> None:
        """Let a handler know what the pages before have found, as soon as it has read the package."""
        collection = getattr(handler, "_modules_collection", None)
        if collection is not None:
            self._repeated = [(path, alias) for path, alias in self._repeated if not _is_given(collection, path, alias)]


def _is_given(collection: Any, path: str, alias: str) -> bool:
    try:
        collection[path].aliases.setdefault(alias, None)
    except Exception:  # the errors of griffe, which need not be installed
        return False
    return True


class AliasesOf(dict[str, Any]):
    """The aliases of an object of griffe, which records what is added to it."""

    def __init__(self, owner: Any) -> None:
        super().__init__()
        self._owner = owner

    def __setitem__(self, path: str, alias: Any) -> None:
        """Add an alias."""
        if _recordings and path not in self:
            _recordings[-1].found.append((self._owner, path))
        super().__setitem__(path, alias)


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
        before: The state of the aliases before the page.
        aliases: The aliases that no page before had found.
        unknown: Whether something was registered that cannot be registered again.
    """

    anchors: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)
    handlers: set[str] = field(default_factory=set)
    package: Reads = field(default_factory=Reads)
    before: bytes = b""
    aliases: tuple[Alias, ...] = ()
    unknown: bool = False

    @property
    def has_objects(self) -> bool:
        """Return whether mkdocstrings rendered a part of the page."""
        return bool(self.handlers)

    def are_current(self, current: Current, aliases: Aliases) -> bool:
        """Return whether the handlers would read the same."""
        return not self.handlers or (self.before == aliases.state and self.package.are_current(current))

    @classmethod
    @contextmanager
    def recorded(cls, page: Page, config: MkDocsConfig, package: Reads, aliases: Aliases) -> Iterator["References"]:
        """Record what the code of the block registers for a page."""
        found = cls(before=aliases.state)
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
        recording = _Recording(found, aliases)
        _recordings.append(recording)
        try:
            with recorded() as reads:
                yield found
        finally:
            _recordings.pop()
            del vars(autorefs)["register_anchor"]
        if found.handlers:
            package.add(reads)
            found.package = package
            found.aliases = aliases.add((owner.path, path) for owner, path in recording.found)

    def repeat(self, page: Page, config: MkDocsConfig, aliases: Aliases) -> None:
        """Register everything again for the page of a new build."""
        if self.anchors:
            autorefs: Any = config.plugins["autorefs"]
            for arguments, keywords in self.anchors:
                autorefs.register_anchor(page, *arguments, **keywords)
        if not self.handlers:
            return
        aliases.repeat(self.aliases)
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


@dataclass
class _Recording:
    references: References
    aliases: Aliases
    found: list[tuple[Any, str]] = field(default_factory=list)  # objects with their aliases


_recordings: list[_Recording] = []


@contextmanager
def reading_package() -> Iterator[None]:
    """Leave out what a package finds of itself when it is read in the block: it finds that for any page."""
    found = _recordings[-1].found if _recordings else []
    known = len(found)
    try:
        yield
    finally:
        found[known:] = [(owner, path) for owner, path in found[known:] if _package(owner.path) != _package(path)]


def _package(path: str) -> str:
    return path.partition(".")[0]


def record_headings(handler: Any) -> None:
    """Record the headings that mkdocstrings is about to register."""
    if not _recordings:
        return
    found = _recordings[-1].references
    _recordings[-1].aliases.give(handler)
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
        _recordings[-1].references.handlers.add(name)
