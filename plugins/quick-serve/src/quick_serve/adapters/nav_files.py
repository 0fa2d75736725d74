"""literate-nav: a nav file is parsed again only if its text, or what an extension has read, has changed."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from quick_serve.generations import Generations
from quick_serve.reads import Current, Reads, recorded
from quick_serve.values import UnknownValueError, fingerprint

Parse = Callable[[dict[str, Any], str], Element | None]


@dataclass(frozen=True)
class _Parsed:
    reads: Reads
    found: Element | None


class NavFiles:
    """The lists in the nav files of the last build, and of the present one, by their text."""

    def __init__(self) -> None:
        self._kept = Generations[_Parsed]()
        self._current = Current()

    def start(self) -> None:
        """Start a build."""
        self._kept.start()
        self._current = Current()

    def end(self) -> None:
        """Forget the texts that the build did not have."""
        self._kept.end()

    def parse(self, original: Parse, options: dict[str, Any], text: str) -> Element | None:
        """Return the list in the text of a nav file."""
        try:
            key = fingerprint(options), text
        except UnknownValueError:
            return original(options, text)
        kept = self._kept.get(key)
        if kept is None or not kept.reads.are_current(self._current):
            with recorded() as reads:
                kept = _Parsed(reads, original(options, text))
            if reads.impure or reads.written:
                return kept.found
        self._kept.keep(key, kept)
        return copy.deepcopy(kept.found)
