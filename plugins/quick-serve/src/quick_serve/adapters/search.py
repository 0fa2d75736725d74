"""The search plugins of MkDocs and Material: the entries of a page, by its text."""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page

from quick_serve.generations import Generations


@dataclass(frozen=True)
class _Entries:
    key: bytes
    found: bytes


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
        parts = (page.content, page.toc, page.url, page.title, dict(page.meta), dict(index.config))
        try:
            key = hashlib.blake2b(pickle.dumps(parts), digest_size=16).digest()
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
