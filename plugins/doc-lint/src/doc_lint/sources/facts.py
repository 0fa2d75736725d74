"""Put on a site what rules need beyond its pages."""

import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec.structs import replace

from doc_lint.rules.base import Fact
from doc_lint.site import Site, Symbols
from doc_lint.sources.cache import Cache
from doc_lint.sources.package import state


def with_facts(site: Site, facts: Collection[Fact], search: Iterable[Path] = (), cache: Cache | None = None) -> Site:
    """Return the site with the facts that rules asked for, as far as they can be had.

    Args:
        site: The site, with its package where that was found.
        facts: What the rules to run need.
        search: Folders in which the package is looked up before those of Python.
        cache: What an earlier run found out.
    """
    if site.package is None:
        return site
    places = [*search, *(Path(place) for place in sys.path)]
    if "symbols" in facts:
        found = _symbols(site.package.name, places, cache)
        if isinstance(found, str):
            site = replace(site, lacking={**site.lacking, "symbols": found})
        else:
            site = replace(site, symbols=found)
    if "type_rows" in facts:
        from doc_lint.sources.type_rows import read_type_rows

        rows = read_type_rows(site, places, cache)
        if isinstance(rows, str):
            site = replace(site, lacking={**site.lacking, "type_rows": rows})
        else:
            site = replace(site, type_rows=rows)
    return site


def _symbols(package: str, places: list[Path], cache: Cache | None) -> Symbols | str:
    key = state([package, "griffe"], places) if cache else b""
    known = cache.get("symbols", key, Symbols) if cache else None
    if known is not None:
        return known
    from doc_lint.sources.symbols import read_symbols

    found = read_symbols(package, places)
    if cache:
        cache.put("symbols", key, found if isinstance(found, Symbols) else None)
    return found
