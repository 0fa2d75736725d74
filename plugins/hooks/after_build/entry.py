"""An entry of the search, in the forms in which it is written."""

from functools import cached_property
from typing import Any

import msgspec

LISTED = ("location", "title", "boost", "tags", "path", "landing", "exported", "row")
"""What a list of results has of an entry."""


class Entry(dict[str, Any]):
    """An entry that does not change any more: `scripts/serve` writes those of all pages after each change of one."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # what is kept of an entry is kept of this object

    @cached_property
    def json(self) -> msgspec.Raw:
        """The whole entry."""
        return msgspec.Raw(msgspec.json.encode(self))

    @cached_property
    def listed(self) -> msgspec.Raw:
        """What a list of results has of it."""
        return msgspec.Raw(msgspec.json.encode({name: self[name] for name in LISTED if name in self}))

    @cached_property
    def text(self) -> msgspec.Raw:
        """Its text."""
        return msgspec.Raw(msgspec.json.encode(self["text"]))
