"""Read the HTML that Python-Markdown makes of a page into its parts."""

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from doc_lint.sources.html.tags import HtmlParser

if TYPE_CHECKING:
    from markdown import Markdown

_ESCAPED = re.compile("\x02(\\d+)\x03")
_MARK = re.compile(r"<\?(?:raw|fence|end)\?>")
_HEADING = re.compile(r"h[1-6]")
_ADDED_LINKS = frozenset({"headerlink", "footnote-ref", "footnote-backref", "toclink"})
_EMOJI = frozenset({"emojione", "twemoji", "gemoji"})
_INLINE = frozenset(
    re.findall(r"\w+", "a abbr b br code del em i img input ins kbd mark s small span strong sub sup u")
)


class HtmlHeading(Struct, frozen=True):
    """A heading: its level, id and text."""

    level: int
    anchor: str
    text: str


class HtmlTarget(Struct, frozen=True):
    """A link or image: its target, its text and whether the author wrote it as HTML."""

    target: str
    text: str | None
    html: bool


class HtmlPage(Struct, frozen=True):
    """The parts of a page in its HTML, in order.

    Attributes:
        headings: Headings that Markdown made.
        links: Links that the author wrote.
        images: Images that the author wrote.
        ids: Ids of all elements, and names of `<a>` elements.
        code_blocks: Text of code blocks that Markdown made.
        code_spans: Text of inline code that Markdown made.
        texts: Text of the other blocks that Markdown made. Code, math and what the author wrote as HTML are blank, and
            escaped characters are placeholders.
    """

    headings: tuple[HtmlHeading, ...]
    links: tuple[HtmlTarget, ...]
    images: tuple[HtmlTarget, ...]
    ids: frozenset[str]
    code_blocks: tuple[str, ...]
    code_spans: tuple[str, ...]
    texts: tuple[str, ...]


def mark_stashed(markdown: "Markdown") -> None:
    """Make Python-Markdown mark in its HTML where raw HTML and fences begin and end, and leave escapes as they are.

    It then also leaves indented code as it is. Fences are stashed before raw HTML is, in the same place.
    """
    from markdown.preprocessors import Preprocessor

    class Fence(str):
        __slots__ = ()

    class NoteFences(Preprocessor):  # type: ignore[misc]
        def run(self, lines: list[str]) -> list[str]:
            stashed: list[Any] = self.md.htmlStash.rawHtmlBlocks
            stashed[:] = [Fence(each) for each in stashed]
            return lines

    restore: Any = type(markdown.postprocessors["raw_html"])  # extensions replace it

    class RawHtml(restore):  # type: ignore[misc]
        def stash_to_string(self, text: Any) -> str:
            return f"<?{'fence' if isinstance(text, Fence) else 'raw'}?>{super().stash_to_string(text)}<?end?>"

        def isblocklevel(self, html: str) -> bool:
            return bool(super().isblocklevel(_MARK.sub("", html)))

    markdown.preprocessors.register(NoteFences(markdown), "note_fences", 22)
    markdown.postprocessors.register(RawHtml(markdown), "raw_html", 30)
    for name in ("unescape", "indent-highlight", "hilite"):
        markdown.treeprocessors.deregister(name, strict=False)


def unescape(text: str) -> str:
    """Return text with the characters that its placeholders are for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1])), text)


class HtmlReader(HtmlParser):
    """Reads the HTML of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[HtmlHeading] = []
        self.links: list[HtmlTarget] = []
        self.images: list[HtmlTarget] = []
        self.ids: set[str] = set()
        self.code_blocks: list[str] = []
        self.code_spans: list[str] = []
        self._texts: list[str] = []
        self._stashed: list[str] = []  # what is open: `raw` or `fence`
        self._skipped = ("", 0)  # an element that an extension added, and how often it is open
        self._math = ("", 0)  # an element of pymdownx.arithmatex, and how often its tag is open
        self._heading: tuple[int, str, list[str]] | None = None
        self._links: list[tuple[str, bool, list[str]]] = []
        self._code: list[str] | None = None
        self._is_block = False
        self._raw_code = 0

    def read(self, html: str) -> HtmlPage:
        """Return the parts of a page."""
        self.feed(html)
        self.close()
        return HtmlPage(
            tuple(self.headings),
            tuple(self.links),
            tuple(self.images),
            frozenset(self.ids),
            tuple(self.code_blocks),
            tuple(self.code_spans),
            tuple(filter(str.strip, "".join(self._texts).split("\0"))),
        )

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 - the base class's names
        """Count no lines: nobody asks for a position."""
        return j

    @property
    def _is_raw(self) -> bool:
        return "raw" in self._stashed

    def handle_pi(self, data: str) -> None:
        """Note where stashed text begins and ends."""
        if data == "end?" and self._stashed:
            self._stashed.pop()
        elif data in ("raw?", "fence?"):
            self._stashed.append(data[:-1])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = {name: _MARK.sub("", unescape(value or "")) for name, value in attrs}
        classes = set(given.get("class", "").split())
        if self._skipped[0]:
            self._skipped = (self._skipped[0], self._skipped[1] + (tag == self._skipped[0]))
            return
        if self._math[0] or "arithmatex" in classes:
            self._math = (self._math[0] or tag, self._math[1] + (tag == (self._math[0] or tag)))
        self.ids.update(filter(None, (given.get("id"), given.get("name") if tag == "a" else None)))
        is_toc = tag == "div" and "toc" in classes and not self._is_raw
        if (tag == "a" and classes & _ADDED_LINKS) or is_toc or (tag == "td" and "linenos" in classes):
            self._skipped = (tag, 1)
            return
        if tag not in _INLINE:
            self._texts.append("\0")
        if tag == "img" and "src" in given and not classes & _EMOJI:
            self.images.append(HtmlTarget(given["src"], given.get("alt"), self._is_raw))
            self._say(given.get("alt", ""))
        elif tag == "a" and "href" in given and "wikilink" not in classes:
            self._links.append((given["href"], self._is_raw, []))
        elif self._is_raw:
            self._raw_code += tag in ("code", "pre")
        elif _HEADING.fullmatch(tag) and "id" in given:
            self._heading = (int(tag[1]), given["id"], [])
        elif tag == "pre" or (tag == "code" and self._code is None):
            self._code, self._is_block = [], tag == "pre"
            self._say("`")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        skipped, depth = self._skipped
        if skipped:
            depth -= tag == skipped
            self._skipped = (skipped, depth) if depth else ("", 0)
            return
        if tag == self._math[0]:
            self._math = (tag, self._math[1] - 1) if self._math[1] > 1 else ("", 0)
        if tag not in _INLINE:
            self._texts.append("\0")
        if tag == "a" and self._links:
            target, html, words = self._links.pop()
            self.links.append(HtmlTarget(target, "".join(words), html))
        elif self._is_raw:
            self._raw_code -= tag in ("code", "pre") and self._raw_code > 0
        elif self._heading and tag == f"h{self._heading[0]}":
            level, anchor, words = self._heading
            self.headings.append(HtmlHeading(level, anchor, " ".join("".join(words).split())))
            self._heading = None
        elif self._code is not None and tag == ("pre" if self._is_block else "code"):
            (self.code_blocks if self._is_block else self.code_spans).append("".join(self._code))
            self._code = None
            self._say("`")

    def _say(self, words: str) -> None:
        """Add words to the text of open links."""
        for _, _, text in self._links:
            text.append(words)

    def handle_data(self, data: str) -> None:
        """Note text."""
        if self._skipped[0]:
            return
        text = unescape(data)
        if self._code is not None:
            self._code.append(text)
        if self._heading:
            self._heading[2].append(text)
        self._say(text)
        is_text = not self._is_raw and self._code is None and not self._raw_code and not self._math[0]
        self._texts.append(data if is_text else " " * len(data))
