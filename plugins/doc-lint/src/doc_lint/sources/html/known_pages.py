"""Read the HTML of pages, unless it is as in the previous build of a server."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class KnownPages:
    """What was read from the HTML of the pages in one build. Only its hash is kept, to save memory.

    Args:
        before: The pages of the previous build.
    """

    def __init__(self, before: "KnownPages | None" = None):
        self._before: dict[Hashable, tuple[int, Any]] = before._now if before else {}
        self._now: dict[Hashable, tuple[int, Any]] = {}

    def read(self, name: Hashable, html: str, function: Callable[[str], T]) -> T:
        """Return the result of a function of HTML: the same object as before if the HTML is the same.

        Args:
            name: A name for the HTML that is the same in each build.
            html: The HTML.
            function: Reads it.
        """
        digest = hash(html)
        found = self._before.get(name)
        if found is None or found[0] != digest:
            found = digest, function(html)
        self._now[name] = found
        result: T = found[1]
        return result
