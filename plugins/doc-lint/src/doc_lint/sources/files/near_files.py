"""Find existing files with names close to those of missing ones."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from posixpath import dirname

from doc_lint.site import Page

Names = Callable[[str], Collection[str]]
"""Returns the names in a folder. Names of folders have a trailing slash."""

_NAMES = 100_000  # to compare for hints; takes two seconds


def near_files(pages: Iterable[Page], names: Names) -> Mapping[str, str]:
    """Return existing files with similar names, by path of the missing included file.

    Looks at a limited number of names, because many missing files next to many others would take forever.
    """
    missing = (missing for page in pages for missing in page.missing_includes if not missing.section)
    wanted = dict.fromkeys(path for each in missing for path in each.tried)
    known, near, left = cache(names), {}, _NAMES
    for path in wanted:
        near[path] = _near(path, known)
        left -= len(known(dirname(path) or "."))
        if left < 0:
            break
    return {path: found for path, found in sorted(near.items()) if found}


def _near(path: str, names: Names) -> str:
    """Return the path with its first missing part replaced by the closest name, if the result exists."""
    parts = path.split("/")
    parts = [*(f"{part}/" for part in parts[:-1]), parts[-1]]
    for number, part in enumerate(parts):
        there = [name for name in names("".join(parts[:number]) or ".") if name.endswith("/") == part.endswith("/")]
        if part == "../" or part in there:
            continue
        known = {name.casefold(): name for name in there}
        close = [known[name] for name in get_close_matches(part.casefold(), known, 1)]
        made = "".join([*parts[:number], *close, *parts[number + 1 :]])
        return made if close and _exists(made, names) else ""
    return ""


def _exists(path: str, names: Names) -> bool:
    return path.rpartition("/")[2] in names(dirname(path) or ".")


def names_below(root: Path) -> Names:
    """Return a function that lists folders below a root, for `near_files`."""

    def names(folder: str) -> Collection[str]:
        try:
            return sorted(entry.name + "/" * entry.is_dir() for entry in os.scandir(root / folder))
        except OSError:
            return ()

    return names


def names_in(files: Iterable[str]) -> Names:
    """Return a function that lists the folders in a collection of paths, for `near_files`."""

    def names(folder: str) -> Collection[str]:
        above = "" if folder == "." else f"{folder.rstrip('/')}/"
        below = (path.removeprefix(above) for path in files if path.startswith(above))
        return sorted({first + slash for first, slash, _ in (path.partition("/") for path in below)})

    return names
