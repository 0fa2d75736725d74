"""The blocks that most pages mainly consist of, each found by one regular expression.

They begin without indentation, and a blank line is below, so that nothing near them changes how they are read.
"""

import re

_LINE = r"(?:[A-Za-z(]|\*\*\w|`(?!``)|\[[^\]\n]+\]\(|\d+(?![\d.)])).*\n"
"""A line of text, which cannot be the start of another block."""
_FENCE = r"(?P<mark>`{3,})[\w+-]*\n(?:(?![^\S\n]*(?P=mark)).*\n)+?(?P=mark) *\n"
BLOCK = re.compile(rf"(?:(?P<paragraph>(?:{_LINE})+)|(?P<items>(?:- {_LINE})+|(?:\* {_LINE})+)|(?P<fence>{_FENCE}))\n+")
"""A block with the blank lines below. The text needs two line ends after its last line."""
_MARKERS = re.compile(r"^[-*] ", re.MULTILINE)
ITEM_START = 0, 2
"""Columns of an item and of its text."""


def text_of(block: re.Match[str]) -> str:
    """Return the text of a block; an empty string for code. Items have a blank line above each."""
    items = block["items"]
    return _MARKERS.sub("\n", items) if items else block["paragraph"] or ""
