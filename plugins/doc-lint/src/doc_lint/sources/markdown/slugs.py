"""Anchors of headings, as Python-Markdown and pymdownx generate them."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from typing import Any

Slugify = Callable[[str, str], str]
"""Returns the anchor for a text and the separator of its words."""

_NOT_IN_WORDS = re.compile(r"[^\w\s-]")
_TAIL = re.compile(r"^(.*)_(\d+)$")


def default(text: str, separator: str) -> str:
    """Return the anchor that the default `slugify` of Python-Markdown's `toc` extension gives a heading.

    A test compares it with `markdown.extensions.toc.slugify`.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = _NOT_IN_WORDS.sub("", text).strip().lower()
    return _between_words(separator).sub(separator, words)


@cache
def _between_words(separator: str) -> re.Pattern[str]:
    return re.compile(rf"[{separator}\s]+")


def pymdownx(case: str = "none", normalize: str = "NFC", **_: object) -> Slugify:
    """Return a function like that of `pymdownx.slugs.slugify`, which may not be installed."""
    return partial(_unicode_slug, case=case, form=normalize)


def _unicode_slug(text: str, separator: str, case: str, form: Any) -> str:
    slug = re.sub(r"</?[^>]*>", "", unicodedata.normalize(form, text)).strip()
    slug = _CASES.get(case, str)(slug)
    return re.sub(r"[^\w\- ]", "", slug).replace(" ", separator)


def _lower_ascii(text: str) -> str:
    return re.sub("[A-Z]+", lambda found: found[0].lower(), text)


_CASES: Mapping[str, Callable[[str], str]] = {"lower": str.lower, "fold": str.casefold, "lower-ascii": _lower_ascii}


def unique(anchor: str, used: Collection[str], last: dict[str, str] | None = None) -> str:
    """Number an anchor until no other heading of the page has it: `setup`, `setup_1`, ...

    Args:
        anchor: The anchor.
        used: The anchors of the page so far.
        last: Remembers the last number of each anchor, so that equal headings don't count from the first one again.
    """
    last, wanted = {} if last is None else last, anchor
    while anchor in used or not anchor:
        tail = _TAIL.match(anchor)
        anchor = last.get(anchor) or (f"{tail[1]}_{int(tail[2]) + 1}" if tail else f"{anchor}_1")
    if anchor != wanted:
        last[wanted] = anchor
    return anchor
