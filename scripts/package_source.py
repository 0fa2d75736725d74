"""The source of the documented package, which no script imports.

A script reads its files each time, so that `scripts/serve` knows them. They are parsed again only after a change.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import griffe

from scripts.api_members import PACKAGE


def installed_package() -> Path:
    """The folder of the installed package."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed.")
    return Path(spec.submodule_search_locations[0])


def load_package() -> griffe.Module:
    """The installed package, as griffe reads it."""
    return _loaded(tuple((file, file.read_bytes()) for file in sorted(installed_package().rglob("*.py"))))


@lru_cache(maxsize=1)
def _loaded(_: tuple[tuple[Path, bytes], ...]) -> griffe.Module:
    package = griffe.load(PACKAGE, allow_inspection=False, resolve_aliases=False)
    if not isinstance(package, griffe.Module):
        raise SystemExit(f"{PACKAGE} is not a module.")
    return package


@lru_cache(maxsize=256)
def parsed(source: str) -> ast.Module:
    """The tree of a module. It must not be changed."""
    return ast.parse(source)
