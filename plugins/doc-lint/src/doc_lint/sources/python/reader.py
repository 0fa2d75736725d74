"""Reads the documented package for the facts that rules ask for."""

import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from doc_lint.site import Package, Symbols
from doc_lint.sources.cache import Cache
from doc_lint.sources.python.package import public_modules, state
from doc_lint.sources.python.type_checker import type_check


class Reader:
    """Reads one package, its names once.

    Args:
        name: Import name.
        search: Folders in which it is looked up, those of Python among them.
        cache: What an earlier run found out.
    """

    def __init__(self, name: str, search: Sequence[Path], cache: Cache | None = None):
        self.name = name
        self.search = search
        self.cache = cache

    def symbols(self) -> Symbols | str:
        """Return every name of the package, or why they cannot be read."""
        return self._symbols

    def type_check(self, modules: Sequence[str]) -> Sequence[dict[str, Any]] | str:
        """Return what ty reports about modules, or why it cannot be asked."""
        return type_check(self.name, modules, self.search, self.cache)

    @cached_property
    def _symbols(self) -> Symbols | str:
        cache = self.cache
        key = state([self.name, "griffe"], self.search) if cache else b""
        known = cache.get("symbols", key, Symbols) if cache else None
        if known is not None:
            return known
        from doc_lint.sources.python.symbols import read_symbols  # griffe takes a tenth of a second to import

        found = read_symbols(self.name, self.search)
        if cache:
            cache.put("symbols", key, found if isinstance(found, Symbols) else None)
        return found


def find_package(name: str, search: Sequence[Path], cache: Cache | None = None) -> Package | None:
    """Return the package of that name with its reader; without modules where it is not installed.

    Args:
        name: Import name; empty for none.
        search: Folders in which it is looked up before those of Python.
        cache: What an earlier run found out.
    """
    if not name:
        return None
    places = [place.absolute() for place in (*search, *map(Path, sys.path))]  # ty runs in another folder
    return Package(name, public_modules(name, search), Reader(name, places, cache))
