"""What is installed: the entry points of packages, and their versions.

Names and versions are read without `importlib.metadata`: to import it and to list all entry points takes longer than
all other steps of a `check` of an unchanged small site.
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

_METADATA = (".dist-info", ".egg-info")


def entry_points(group: str) -> "EntryPoints":
    """Return the entry points of a group."""
    found: EntryPoints = _entry_points().select(group=group)
    return found


@cache
def _entry_points() -> Any:  # another type before Python 3.12
    from importlib import metadata

    return metadata.entry_points()


def names(group: str) -> frozenset[str]:
    """Return the names of the entry points of a group."""
    return frozenset(modules(group))


def modules(group: str) -> dict[str, str]:
    """Return what the entry points of a group lead to, such as `package.module:name`, by name."""
    if not _is_plain():
        return {entry.name: entry.value for entry in entry_points(group)}
    return {name: value for section, name, value in _names() if section == group}


def version(distribution: str) -> str | None:
    """Return the version of a distribution, or `None` if it is not installed."""
    folder = _distributions().get(_normalized(distribution)) if _is_plain() else None
    found = _stem(folder).partition("-")[2] if folder else ""
    return found or _version(distribution)


def _version(distribution: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


@cache
def _is_plain() -> bool:
    """Return whether all distributions are in folders, and only Python's own finder looks for them."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    own = all(getattr(finder, "__module__", "") == "_frozen_importlib_external" for finder in finders)
    return own and not any(path.endswith(".egg") or Path(path).is_file() for path in sys.path)


@cache
def _distributions() -> dict[str, str]:
    """Return the folder of each distribution's metadata, by name. The first one on the path counts."""
    found: dict[str, str] = {}
    for folder in dict.fromkeys(path or "." for path in sys.path):
        for name in _metadata(folder):
            found.setdefault(_normalized(_stem(name).partition("-")[0]), f"{folder}/{name}")
    return found


def _metadata(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.name.endswith(_METADATA)]
    except OSError:
        return []


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _stem(folder: str) -> str:
    return folder.rpartition("/")[2][: -len(".dist-info")]


@cache
def _names() -> frozenset[tuple[str, str, str]]:
    """Return the group, name and value of every entry point."""
    return frozenset(each for folder in _distributions().values() for each in _read(f"{folder}/entry_points.txt"))


def _read(file: str) -> Iterator[tuple[str, str, str]]:
    """Yield the group, name and value of each entry point in a file."""
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except OSError:
        return
    group = ""
    for line in map(str.strip, lines):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
        elif "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield group, name.strip(), value.strip()
