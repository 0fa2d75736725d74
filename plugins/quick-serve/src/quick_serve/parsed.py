"""Keep what is read from YAML: the front matter of pages, and mkdocs.yml."""

import contextlib
import os
import pickle
from collections.abc import Callable, Hashable
from typing import IO, Any

from quick_serve.generations import Generations

FrontMatter = Callable[[str], tuple[str, dict[str, Any]]]


class Parsed:
    """The data of the last build, and those of the present one, by their text."""

    def __init__(self) -> None:
        self._front_matter = Generations[tuple[str, bytes]]()
        self._config_key: Hashable = None
        self._config = b""

    def start(self) -> None:
        """Start a build."""
        self._front_matter.start()

    def end(self) -> None:
        """Forget the texts that the build did not have."""
        self._front_matter.end()

    def front_matter(self, original: FrontMatter, text: str) -> tuple[str, dict[str, Any]]:
        """Return the text of a page and its metadata. Plugins may change them: each build has its own."""
        kept = self._front_matter.get(text)
        if kept is None:
            rest, data = original(text)
            kept = rest, pickle.dumps(data)
        self._front_matter.keep(text, kept)
        return kept[0], pickle.loads(kept[1])  # noqa: S301 - written by this process

    def config(self, original: Callable[..., dict[str, Any]], source: IO[bytes] | str, loader: Any) -> dict[str, Any]:
        """Return mkdocs.yml as a mapping. One that inherits another, or has paths relative to a page, is read again."""
        if isinstance(source, str) or not source.seekable():
            return original(source, loader)
        text = source.read()
        source.seek(0)
        key = text, tuple(sorted(os.environ.items()))
        if key == self._config_key:
            return dict(pickle.loads(self._config))  # noqa: S301 - written by this process
        config = original(source, loader)
        self._config_key = None
        if b"INHERIT" not in text and b"!relative" not in text:
            with contextlib.suppress(pickle.PicklingError, TypeError, AttributeError):
                self._config = pickle.dumps(config)
                self._config_key = key
        return config
