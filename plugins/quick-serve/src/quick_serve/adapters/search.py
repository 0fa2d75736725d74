"""The search plugins of MkDocs and Material: the entries of a page, by its text."""

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page

from quick_serve.generations import Generations


@dataclass(frozen=True)
class _Entries:
    key: Hashable
    found: bytes


class Substitutions:
    """What Material removes from all pages after they are indexed: the attributes of the search."""

    def __init__(self) -> None:
        self._kept = Generations[str]()

    def start(self) -> None:
        """Start a build."""
        self._kept.start()

    def end(self) -> None:
        """Forget the texts that the build did not have."""
        self._kept.end()

    def sub(self, original: Callable[..., str], *arguments: str) -> str:
        """Replace a pattern in a text, or return what this returned before."""
        kept = self._kept.get(arguments)
        if kept is None:
            kept = original(*arguments)
        self._kept.keep(arguments, kept)
        return kept


class Entries:
    """The entries of the last build, and those of the present one."""

    def __init__(self) -> None:
        self._kept = Generations[_Entries]()

    def start(self) -> None:
        """Start a build."""
        self._kept.start()

    def end(self) -> None:
        """Forget the pages that the build did not have."""
        self._kept.end()

    def add(self, original: Callable[[Any, Page], None], index: Any, page: Page) -> None:
        """Add the entries of a page to an index: of MkDocs, with `_entries`, or of Material, with `entries`."""
        entries: list[dict[str, Any]] = index.entries if hasattr(index, "entries") else index._entries
        try:
            key = page.content, page.url, page.title, pickle.dumps((page.toc, dict(page.meta), dict(index.config)))
        except (pickle.PicklingError, TypeError, AttributeError):  # a value of the metadata
            original(index, page)
            return
        name = f"{type(index).__module__} {page.file.src_uri}"
        kept = self._kept.get(name)
        if kept is None or kept.key != key:
            before = len(entries)
            original(index, page)
            kept = _Entries(key, pickle.dumps(entries[before:]))
        else:
            entries.extend(pickle.loads(kept.found))  # noqa: S301 - written by this process
        self._kept.keep(name, kept)
