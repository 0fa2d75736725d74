"""autorefs: the references of a page are resolved again only if one of them leads somewhere else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quick_serve.generations import Generations

Address = tuple[str, str | None]
"""URL and title."""
Fixed = tuple[str, list[Any]]
"""HTML, and the identifiers that lead nowhere."""


@dataclass
class _Result:
    html: str = ""
    unmapped: list[Any] = field(default_factory=list)
    looked_up: list[tuple[str, Address | None]] = field(default_factory=list)
    backlinks: list[tuple[str, ...]] = field(default_factory=list)


class CrossReferences:
    """The resolved references of the last build, and of the present one, by the HTML with them."""

    def __init__(self) -> None:
        self._kept = Generations[_Result]()

    def start(self) -> None:
        """Start a build."""
        self._kept.start()

    def end(self) -> None:
        """Forget the pages that the build did not have."""
        self._kept.end()

    def fix(
        self,
        original: Callable[..., Fixed],
        html: str,
        url_mapper: Callable[[str], Address],
        *,
        record_backlink: Callable[..., None] | None = None,
        **options: Any,
    ) -> Fixed:
        """Resolve the references in the HTML of a page, or return what this returned before."""
        name = html, record_backlink is None, tuple(sorted(options.items()))
        kept = self._kept.get(name)
        if kept is None or any(_look_up(url_mapper, identifier) != found for identifier, found in kept.looked_up):
            kept = _Result()
            recording = _recording(url_mapper, kept.looked_up)
            backlinks = None if record_backlink is None else _recording_backlinks(record_backlink, kept.backlinks)
            kept.html, kept.unmapped = original(html, recording, record_backlink=backlinks, **options)
        elif record_backlink is not None:
            for link in kept.backlinks:
                record_backlink(*link)
        self._kept.keep(name, kept)
        return kept.html, list(kept.unmapped)


def _look_up(url_mapper: Callable[[str], Address], identifier: str) -> Address | None:
    try:
        return url_mapper(identifier)
    except KeyError:
        return None


def _recording(
    url_mapper: Callable[[str], Address], into: list[tuple[str, Address | None]]
) -> Callable[[str], Address]:
    def recorded(identifier: str) -> Address:
        into.append((identifier, found := _look_up(url_mapper, identifier)))
        if found is None:
            raise KeyError(identifier)
        return found

    return recorded


def _recording_backlinks(record_backlink: Callable[..., None], into: list[tuple[str, ...]]) -> Callable[..., None]:
    def recorded(*link: str) -> None:
        into.append(link)
        record_backlink(*link)

    return recorded
