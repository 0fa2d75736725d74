"""Find a Python package's public modules without importing it."""

import importlib.machinery
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from doc_lint.site import Package


def find_package(name: str, search: Iterable[Path] = ()) -> Package | None:
    """Look a package up in the given folders, then where Python would; `None` where it is not installed.

    A module is public when no part of its dotted name starts with an underscore.
    """
    places = [*(str(path) for path in search), *sys.path]
    spec = importlib.machinery.PathFinder.find_spec(name, places)
    if spec is None:
        return None
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    modules = sorted({module for folder in folders for module in _modules(folder, name)})
    return Package(name, (name, *modules))


def _modules(folder: Path, prefix: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.name.startswith("_"):
            continue
        if entry.suffix == ".py":
            yield f"{prefix}.{entry.stem}"
        elif (entry / "__init__.py").is_file():
            yield f"{prefix}.{entry.name}"
            yield from _modules(entry, f"{prefix}.{entry.name}")
