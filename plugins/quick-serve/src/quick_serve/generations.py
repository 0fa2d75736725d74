"""Keep what a build has made for the next one."""

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Generations(Generic[T]):
    """What the last build has made, by name, and what the present one makes or uses again."""

    def __init__(self) -> None:
        self._last: dict[Hashable, T] = {}
        self._present: dict[Hashable, T] = {}

    def start(self) -> None:
        """Start a build. One that failed before its end has left something, too."""
        self._last, self._present = {**self._last, **self._present}, {}

    def end(self) -> None:
        """Forget what the build did not use."""
        self._last, self._present = self._present, {}

    def get(self, name: Hashable) -> T | None:
        """Return what the last build has kept; nothing if it has not."""
        return self._last.get(name)

    def keep(self, name: Hashable, made: T) -> None:
        """Keep something for the next build."""
        self._present[name] = made

    def stored(self) -> dict[Hashable, T]:
        """Return what the last build has kept, to write it to disk."""
        return self._last

    def restore(self, stored: dict[Hashable, T]) -> None:
        """Take over what another process has kept."""
        self._last = stored
