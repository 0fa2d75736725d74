"""Read the documented package on demand, for the facts that need it."""

import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from doc_lint.site import Package, Symbols
from doc_lint.sources.cache import Cache
from doc_lint.sources.python.package import public_modules, state


class Reader:
    """Reads one package. Its names are read once.

    Args:
        name: Import name.
        search: Folders to look it up in, including those of Python.
        cache: The cache, if it is used.
    """

    def __init__(self, name: str, search: Sequence[Path], cache: Cache | None = None):
        self.name = name
        self.search = search
        self.cache = cache

    def symbols(self) -> Symbols | str:
        """Return all names of the package, or why they can't be read."""
        return self._symbols

    def type_check(self, modules: Sequence[str]) -> Sequence[dict[str, Any]] | str:
        """Return the diagnostics of ty for modules, or why there are none."""
        from doc_lint.sources.python.type_checker import type_check  # importing what starts processes takes 5 ms

        return type_check(self.name, modules, self.search, self.cache)

    @cached_property
    def _symbols(self) -> Symbols | str:
        cache = self.cache
        key = state([self.name, "griffe"], self.search) if cache else b""
        known = cache.get("symbols", key, Symbols) if cache else None
        if known is not None:
            return known
        from doc_lint.sources.python.symbols import read_symbols  # importing griffe takes 0.1 s

        found = read_symbols(self.name, self.search)
        if cache:
            cache.put("symbols", key, found if isinstance(found, Symbols) else None)
        return found


def find_package(name: str, search: Sequence[Path], cache: Cache | None = None) -> Package | None:
    """Return a package with its reader. It has no modules if it is not installed.

    Args:
        name: Import name, or an empty string for no package.
        search: Folders to look it up in before those of Python.
        cache: The cache, if it is used.
    """
    if not name:
        return None
    places = [place.absolute() for place in (*search, *map(Path, sys.path))]  # ty runs in another folder
    return Package(name, public_modules(name, places), Reader(name, places, cache))
