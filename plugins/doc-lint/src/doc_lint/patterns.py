"""Match paths against patterns."""

import re
from collections.abc import Iterable
from functools import lru_cache


def match(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a path matches one of the patterns.

    `*` matches within one folder, `**` across folders, `?` one character; a pattern matches the whole path.
    """
    return any(_pattern(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=512)
def _pattern(pattern: str) -> re.Pattern[str]:
    tokens = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(known.get(token) or re.escape(token) for token in tokens))
