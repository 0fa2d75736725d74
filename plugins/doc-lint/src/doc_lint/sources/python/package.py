"""Find the public modules of a Python package without importing it."""

import importlib.machinery
import sys
import sysconfig
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from doc_lint.sources.cache import digest, stat

_CODE = frozenset(
    {".py", ".pyi", *(f".{suffix.rpartition('.')[2]}" for suffix in importlib.machinery.EXTENSION_SUFFIXES)}
)
# Folders of the standard library and of installed packages. Installing another version changes the time of the folder.
INSTALLED = tuple(dict.fromkeys(Path(sysconfig.get_path(kind)) for kind in ("stdlib", "purelib", "platlib")))


def public_modules(name: str, search: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the dotted names of the public modules of a package, itself first; empty if it is not installed.

    The package is looked up in the given folders, then where Python looks. A module is public if no part of its dotted
    name starts with an underscore.
    """
    spec = importlib.machinery.PathFinder.find_spec(name, [*(str(path) for path in search), *sys.path])
    if spec is None:
        return ()
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    return (name, *sorted({module for folder in folders for module in _modules(folder, name)}))


def _modules(folder: Path, prefix: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.name.startswith("_"):
            continue
        if entry.suffix == ".py":
            yield f"{prefix}.{entry.stem}"
        elif (entry / "__init__.py").is_file():
            yield f"{prefix}.{entry.name}"
            yield from _modules(entry, f"{prefix}.{entry.name}")


def special_file(name: str, search: Iterable[Path | str]) -> str:
    """Return the name of a module that is a pipe or device, which would block whatever reads it; empty if none is."""
    for place in _locations(name, search):
        for file in place.rglob("*.py") if place.is_dir() else (place,):
            if not (file.is_file() or file.is_dir()) and file.exists():
                return file.name
    return ""


def state(names: Iterable[str], search: Collection[Path]) -> bytes:
    """Return a digest of the paths of packages, and of the size and time of each of their code files."""
    found: list[object] = []
    for name in names:
        for place in _locations(name, search):
            files = place.rglob("*") if place.is_dir() else [place]
            found.append((name, str(place), sorted(stat(f, place.parent) for f in files if f.suffix in _CODE)))
    return digest(repr(found).encode())


def are_installed(names: Iterable[str], search: Collection[Path]) -> bool:
    """Return whether all of these packages that exist are in the standard library or installed (not editable)."""
    places = (place for name in names for place in _locations(name, search))
    return all(any(place.is_relative_to(folder) for folder in INSTALLED) for place in places)


def _locations(name: str, search: Iterable[Path | str]) -> list[Path]:
    try:
        spec = importlib.machinery.PathFinder.find_spec(name, [str(place) for place in search])
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    return folders or ([Path(spec.origin)] if spec.has_location and spec.origin else [])
