"""Match paths against patterns."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WILDCARD = re.compile(r"(\*\*/|\*\*|\*|\?)")
_KNOWN = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_FEW = 2


def match(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a path matches one of the patterns.

    `*` matches within one folder, `**` across folders, `?` one character; a pattern matches the whole path.
    """
    return any(_matches(path, pattern) for pattern in patterns)


def _matches(path: str, pattern: str) -> bool:
    """Use a regular expression only for patterns with few wildcards: its time grows with each one, without a limit."""
    parts, expression = _read(pattern)
    return _step_through(path, parts) if expression is None else expression.fullmatch(path) is not None


@lru_cache(maxsize=512)
def _read(pattern: str) -> tuple[Sequence[str], re.Pattern[str] | None]:
    parts = [part for part in _WILDCARD.split(pattern) if part]
    if sum(part in _KNOWN for part in parts) > _FEW:
        return parts, None
    return parts, re.compile("".join(_KNOWN.get(part) or re.escape(part) for part in parts), re.DOTALL)


def _step_through(path: str, parts: Iterable[str]) -> bool:
    """Match part by part, each against all places at once that the parts before it can lead to."""
    places = {0}
    for part in parts:
        first = min(places)
        if part == "**":
            places = set(range(first, len(path) + 1))
        elif part == "**/":
            places |= {place for place in range(first + 1, len(path) + 1) if path[place - 1] == "/"}
        elif part == "*":
            for place in range(first + 1, len(path) + 1):
                if place - 1 in places and path[place - 1] != "/":
                    places.add(place)
        elif part == "?":
            places = {place + 1 for place in places if path[place : place + 1] not in ("", "/")}
        else:
            places = {place + len(part) for place in places if path.startswith(part, place)}
        if not places:
            return False
    return len(path) in places
