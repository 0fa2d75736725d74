"""Anchors of headings, as MkDocs makes them."""

import re
import unicodedata
from collections.abc import Collection

_TAIL = re.compile(r"^(.*)_(\d+)$")


def default(text: str, separator: str) -> str:
    """Make an anchor like Python-Markdown's `toc` extension with its default `slugify`.

    Source: `markdown.extensions.toc.slugify`; a test compares the two.
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^\w\s-]", "", ascii_text).strip().lower()
    return re.sub(rf"[{separator}\s]+", separator, words)


def unique(anchor: str, used: Collection[str]) -> str:
    """Number an anchor until no other heading of the page has it (`setup`, `setup_1`, ...)."""
    while anchor in used or not anchor:
        tail = _TAIL.match(anchor)
        anchor = f"{tail[1]}_{int(tail[2]) + 1}" if tail else f"{anchor}_1"
    return anchor
