"""Read what the drawings in the raw HTML of a page define and use: the `<svg>` elements."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from doc_lint.site import Drawing
from doc_lint.sources.html.tags import HtmlParser

_SVG = re.compile(r"<(/?)svg\b[^<>]*?(/?)>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_URL = re.compile(r"""url\(\s*["']?#([^"')\s]+)""")
_EVENT = re.compile(r"(?<![^\s;.])([^\s;.]++)\.[a-z]")
_JUMPS = frozenset({"a", "animate", "animatemotion", "animatetransform", "discard", "set"})
"""Elements whose `href` means one element, however many look the same."""
_LABELS = ("aria-labelledby", "aria-describedby")


def read_drawings(pieces: Iterable[tuple[str, int]], data: bytes) -> Iterator[Drawing]:
    """Yield the drawings of a page.

    Args:
        pieces: The pieces of raw HTML, with their byte offsets.
        data: The text of the page.
    """
    depth, start = 0, 0
    for piece, offset in pieces:
        if "svg" not in piece.lower():
            continue
        html = _COMMENT.sub(lambda found: " " * len(found[0]), piece)
        for found in _SVG.finditer(html):
            if found[2] or (found[1] and not depth):
                continue
            if not depth:
                start = offset + len(piece[: found.start()].encode())
            depth += -1 if found[1] else 1
            if not depth:
                yield _drawing(data[start : offset + len(piece[: found.end()].encode())].decode(errors="replace"))


def _drawing(html: str) -> Drawing:
    reader = _DrawingReader(html)
    reader.feed(html)
    reader.close()
    return Drawing(reader.elements, frozenset(reader.uses), frozenset(reader.jumps))


class _DrawingReader(HtmlParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: dict[str, str] = {}
        self.uses: set[str] = set()
        self.jumps: set[str] = set()
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", html))]
        self._open: list[tuple[str, str, int]] = []

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what it refers to."""
        given = {name: value or "" for name, value in attrs}
        self._open.append((tag, given.get("id", ""), self._offset))
        href = given.get("href") or given.get("xlink:href") or ""
        if href.startswith("#"):
            (self.jumps if tag in _JUMPS else self.uses).add(href[1:])
        for name, value in given.items():
            self.uses.update(_URL.findall(value))
            if name in _LABELS:
                self.uses.update(value.split())
            elif name in ("begin", "end"):
                self.jumps.update(_EVENT.findall(value))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.handle_starttag(tag, attrs)
        self._close(self._offset + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element, and of those in it that have no end."""
        if any(tag == name for name, _, _ in self._open):
            while self._open and self._close(self._offset) != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note what a style sheet refers to."""
        self.uses.update(_URL.findall(data))

    def _close(self, end: int) -> str:
        tag, name, start = self._open.pop()
        if name and name not in self.elements:
            source = " ".join(self.html[start:end].split())
            self.elements[name] = blake2b(source.encode(), digest_size=8).hexdigest()
        return tag
