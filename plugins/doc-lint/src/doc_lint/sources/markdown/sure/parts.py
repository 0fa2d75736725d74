"""Which parts of a page the fast reader is unsure of."""

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from doc_lint.sources.markdown.sure.chunks import chunks
from doc_lint.sources.markdown.sure.page import Reading, read, short_names

if TYPE_CHECKING:
    from doc_lint.sources.markdown.dialect import Dialect

_DEFINITION = re.compile(r"^[ \t>*+-]*(?:\d+[.)])?[ \t]*\[(?!\^)[^\]\n]*(?:\n[^\]\n]+)?\]:", re.MULTILINE)
"""What may be a definition, in any block."""


class Parts(NamedTuple):
    """Parts of a page.

    Attributes:
        text: Their text.
        lines: The number of each of its lines in the body of the page, from 0.
    """

    text: str
    lines: list[int]


def unsure_parts(text: str, dialect: "Dialect") -> Parts | None:
    """Return the parts of a page that Python-Markdown must read; `None` if that is all of it.

    These are the chunks with something unsure, and those that affect others: definitions, footnotes, headings and ids.
    """
    lines = text.split("\n")
    superfences = "superfences" in short_names(dialect)
    found: list[tuple[int, int, str, Reading]] = []
    for first, end in chunks(text, superfences=superfences, math=dialect.math):
        chunk = "\n".join(lines[first:end])
        found.append((first, end, chunk, read(chunk, dialect)))
    defined = _definitions([reading for *_, reading in found])
    if defined is None:
        return None
    any_name = any(not reading.is_sure and _DEFINITION.search(chunk) for *_, chunk, reading in found)
    kept: list[str] = []
    numbers: list[int] = []
    for first, end, chunk, reading in found:
        if _is_needed(chunk, reading, defined.keys()) or (any_name and "[" in chunk):
            kept.append(chunk)
            numbers += range(first, end)
    return Parts("\n".join(kept), numbers) if len(kept) < len(found) else None


def _definitions(readings: Sequence[Reading]) -> dict[str, str] | None:
    """Return the targets of references by name; `None` if a name has two."""
    defined: dict[str, str] = {}
    for reading in readings:
        for name, target in reading.defined.items():
            if defined.setdefault(name, target) != target:
                return None
    return defined


def _is_needed(chunk: str, reading: Reading, defined: Set[str]) -> bool:
    if not reading.is_sure or reading.defined or reading.text.has_headings or "[^" in chunk:
        return True
    return ("{" in chunk and "#" in chunk) or not reading.text.fits(defined)
