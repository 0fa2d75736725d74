"""The source of the documented package, which no script imports.

A script reads its files each time, so that `scripts/serve` knows them. They are parsed again only after a change.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import griffe

from scripts.api_members import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable

_last: dict[tuple[tuple[Path, bytes], ...], griffe.Module] = {}
"""The package, by its sources as they were read last."""


def installed_package() -> Path:
    """The folder of the installed package."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed.")
    return Path(spec.submodule_search_locations[0])


def load_package(read: Callable[[], object] | None = None) -> griffe.Module:
    """The installed package, as griffe reads it.

    Args:
        read: What reads it if a file has changed since the last call; griffe alone if nothing is given.
    """
    sources = tuple((file, file.read_bytes()) for file in sorted(installed_package().rglob("*.py")))
    if sources not in _last:
        package = read() if read else griffe.load(PACKAGE, allow_inspection=False, resolve_aliases=False)
        if not isinstance(package, griffe.Module):
            raise SystemExit(f"{PACKAGE} is not a module.")
        _last.clear()
        _last[sources] = package
    return _last[sources]


@lru_cache(maxsize=256)
def parsed(source: str) -> ast.Module:
    """The tree of a module. It must not be changed."""
    return ast.parse(source)
