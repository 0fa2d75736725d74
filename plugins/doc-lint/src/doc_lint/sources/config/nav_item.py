"""Read an item of a Markdown nav file, as of mkdocs-literate-nav."""

import re

from msgspec import Struct

_ITEM = re.compile(
    r"""(?P<indent>\s*)(?:[*+-]|\d+\.)\s+
    (?:\[(?P<link>.*)\]\((?P<target><[^<>]*>|[^()\s]*)(?:\s+(?:"[^"]*"|'[^']*'))?\)|(?P<title>.+))""",
    re.VERBOSE | re.ASCII,
)
_MARKUP = re.compile(r"[\\`*]|(?<!\w)_|_(?!\w)")


class NavItem(Struct, frozen=True):
    """An item of the list in a nav file.

    Attributes:
        indent: The white space before the marker.
        title: The text of the link, or of an item without a link, without markup.
        target: The target of the link; empty without a link.
        pattern: What the item names if it is a pattern, such as `*.md`; empty otherwise.
    """

    indent: str
    title: str
    target: str = ""
    pattern: str = ""


def nav_item(line: str) -> NavItem | None:
    """Return the item that a line begins; `None` for other lines."""
    found = _ITEM.fullmatch(line.rstrip(" \t\r\f\v"))
    if found is None:
        return None
    if found["link"] is not None:
        return NavItem(found["indent"], _plain(found["link"]), found["target"].strip("<>"))
    title = _plain(found["title"])
    return NavItem(found["indent"], title, pattern=found["title"] if "*" in title else "")


def _plain(title: str) -> str:
    """Return a title without its markup."""
    if not _MARKUP.search(title):
        return title
    from doc_lint.sources.markdown.page import read_page

    headings = read_page(f"# {title}".encode(), path="", url="", source="").headings
    return headings[0].text if headings else title
