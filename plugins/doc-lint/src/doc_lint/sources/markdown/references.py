"""Find references and footnotes that are not defined: the parser leaves them in the text."""

import re
from collections.abc import Iterator

_REFERENCE = re.compile(r"(?<!\w)\[[^\[\]]+\]\[([^\[\]]+)\]")
_FOOTNOTE = re.compile(r"\[(\^[^\]\s]{1,200})\]")
_NOT_REFERENCE = re.compile(r"\\.|(`{1,10})(?!`).*?(?<!`)\1(?!`)|<(code|pre)\b.*?(?:</\2>|\Z)|<[^>]{0,500}>", re.DOTALL)
_REMOVED = re.compile(rb"(?:\\|<[^<>]*>)+$")


def has_references(text: str) -> bool:
    """Return whether a block of text has undefined references or footnotes."""
    return any(pattern.search(text) for pattern in (_REFERENCE, _FOOTNOTE))


def removed_before(source: bytes) -> bytes:
    """Return what the parser removes from the end of the source before a block of text: a backslash or a tag."""
    found = _REMOVED.search(source)
    return found[0] if found else b""


def undefined_references(text: str, source: str) -> Iterator[tuple[str, int]]:
    """Yield the undefined references and footnotes of a block, each with its offset in the source.

    Those in code and HTML, and after a backslash, don't count.

    Args:
        text: The text of the block, as the parser returns it.
        source: The source of the block.
    """
    undefined = {found[1] for pattern in (_REFERENCE, _FOOTNOTE) for found in pattern.finditer(text)}
    plain = _NOT_REFERENCE.sub(lambda found: " " * len(found[0]), source)
    for pattern in (_REFERENCE, _FOOTNOTE):
        for found in pattern.finditer(plain):
            if found[1] in undefined:
                yield found[1], found.start()
