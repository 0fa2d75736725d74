"""Collect links, images, anchors and comments in the raw HTML of a page."""

import re

from doc_lint.site import Anchor, CodeSpan, Drawing, Image, Link
from doc_lint.sources.html.drawings import read_drawings
from doc_lint.sources.html.tags import TagReader
from doc_lint.sources.markdown.source_map import SourceMap

_USEFUL_TAG = re.compile(r"\b(?:href|src|id|name)\s*=", re.IGNORECASE)


class RawHtml:
    """The raw HTML of a page. Pieces are added first, and read when all are known: a tag can span several lines.

    Args:
        source_map: The text of the page.

    Attributes:
        links: Byte offset and link of each `<a href>`.
        images: All `<img src>`.
        anchors: All ids.
        comments: All comments.
        drawings: All `<svg>` elements.
        is_present: Whether there is HTML other than comments.
        has_title: Whether there is an `<h1>`.
    """

    def __init__(self, source_map: SourceMap):
        self._source_map = source_map
        self._pieces: list[tuple[str, int]] = []
        self.links: list[tuple[int, Link]] = []
        self.images: list[Image] = []
        self.anchors: list[Anchor] = []
        self.comments: list[CodeSpan] = []
        self.drawings: list[Drawing] = []
        self.is_present = False
        self.has_title = False

    def add(self, source: str, offset: int) -> None:
        """Add a piece of HTML."""
        self._pieces.append((source, offset))

    def add_line(self, source: str, offset: int) -> None:
        """Add a line of an HTML block. It continues the last piece if it directly follows it."""
        before, start = self._pieces[-1] if self._pieces else ("", -1)
        if start >= 0 and start + len(before.encode()) == offset:
            self._pieces[-1] = before + source, start
        else:
            self._pieces.append((source, offset))

    def read(self) -> None:
        """Read all pieces."""
        for source, offset in self._pieces:
            html = self._comments(source, offset)
            if not html:
                continue
            self.is_present = True
            self.has_title = self.has_title or "<h1" in html.lower()
            if _USEFUL_TAG.search(html):
                self._tags(html, offset + len(source.encode()) - len(html.encode()))
        self.drawings += read_drawings(self._pieces, self._source_map.data)

    def _comments(self, source: str, offset: int) -> str:
        """Collect the comments that a piece begins with, and return the HTML after them."""
        html = source.lstrip()
        while html.startswith("<!--"):
            start = offset + len(source.encode()) - len(html.encode())
            comment, end, after = html.partition("-->")
            if comment + end != "<!---->":
                self.comments.append(CodeSpan(comment + end, self._source_map.at(start)))
            html = after.lstrip()
        return html

    def _tags(self, source: str, offset: int) -> None:
        reader = TagReader()
        reader.feed(source)
        lines = source.split("\n")
        for tag, attributes, line, column in reader.found:
            start = offset if line == 1 else self._source_map.line_start(offset, line - 1)
            self._tag(tag, attributes, start + len(lines[line - 1][:column].encode()))

    def _tag(self, tag: str, attributes: dict[str, str], offset: int) -> None:
        where = self._source_map.at(offset)
        own, name = attributes.get("id"), attributes.get("name") if tag == "a" else None
        if own:
            self.anchors.append(Anchor(own, where))
        if name and name != own:
            self.anchors.append(Anchor(name, where, is_id=False))
        if tag == "a" and attributes.get("href"):
            self.links.append((offset, Link(attributes["href"], attributes.get("aria-label", ""), "html", where)))
        elif tag == "img" and "src" in attributes:
            self.images.append(Image(attributes["src"], attributes.get("alt"), True, where))
