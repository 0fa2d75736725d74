"""Turn the events of pyromark, a CommonMark parser, into the parts of a page."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pyromark

from doc_lint.site import Anchor, CodeBlock, CodeSpan, Directive, Heading, Image, Link, Location, Prose, Reference
from doc_lint.sources.html.tags import id_of
from doc_lint.sources.markdown.anchors import EMOJI, Tab, set_anchors
from doc_lint.sources.markdown.bare_urls import BARE_URL
from doc_lint.sources.markdown.code_pipes import with_code_pipes, without_code_pipes
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.includes import Line
from doc_lint.sources.markdown.raw_html import RawHtml
from doc_lint.sources.markdown.references import has_references, removed_before, undefined_references
from doc_lint.sources.markdown.source_map import SourceMap

_NO_DETAIL: Any = None
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_HEADING_ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*)\}$")
_ATTRIBUTE_LIST = re.compile(r"\{:?(?=[^{}\n]*+\})(?=[^{}\n]*?(?:#|\bid=))([^{}\n]*+)\}")
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:")
_DIRECTIVE = re.compile(r"^::: +(\S+)")
_LANGUAGE = re.compile(r"(?::{3,}|#!)[\w#.+-]*\s+")
"""The language of inline code for `pymdownx.inlinehilite`, which is not shown."""
_CODE_SPAN = re.compile(r"`[^`]*`")
_BLOCK_SIGNS = (":::", "*[", "===", "/// tab")
_TAB = re.compile(r"===[!+]{0,2} [\"'](.+)[\"']")
_Span = dict[str, int]


class _OpenLink(NamedTuple):
    """A link or image that has started: its target, kind, byte offset, and the words in it so far."""

    target: str
    is_image: bool
    offset: int
    words: list[str]


class EventReader:
    """Collects the parts of a page from the events of the parser.

    Args:
        text: The body of the page, expanded to CommonMark.
        origins: The origin of each line.
        dialect: The Markdown dialect of the site.
    """

    def __init__(self, text: str, origins: Sequence[Line], dialect: Dialect):
        self.text = text
        self.dialect = dialect
        self._has_languages = "pymdownx.inlinehilite" in (dialect.extensions or ())
        self.source_map = SourceMap(text, origins)
        self.html = RawHtml(self.source_map)
        self.headings: list[Heading] = []
        self.links: list[tuple[int, Link]] = []
        self.images: list[Image] = []
        self.directives: list[Directive] = []
        self.anchors: list[Anchor] = []
        self._known_ids: set[str] = set()
        self.code_blocks: list[CodeBlock] = []
        self.code_spans: list[CodeSpan] = []
        self.prose: list[Prose] = []
        self.undefined: list[Reference] = []
        self._words: list[str] = []
        self._words_start = -1
        self._words_end = -1
        self._tabs: list[Tab] = []
        self.has_numbered_tabs = False
        self._in_cell = False
        self._heading: tuple[int, int] | None = None
        self._heading_text: list[str] = []
        self._open_links: list[_OpenLink] = []
        self._code: tuple[str, int] | None = None
        self._code_text: list[str] = []

    def read(self) -> None:
        """Read all events."""
        handlers: dict[str, Callable[[Any, _Span], None]] = {
            "Text": self._text,
            "Start": self._start,
            "End": self._end,
            "Code": self._code_span,
            "InlineHtml": lambda source, span: self.html.add(source, span["start"]),
            "Html": lambda source, span: self.html.add_line(source, span["start"]),
        }
        text = self.text if self.dialect.extensions is None else without_code_pipes(self.text)
        events: Any = pyromark.events_with_range(text, options=_OPTIONS, merge_text=True)
        for event, span in events if text is self.text else with_code_pipes(events):
            if event.__class__ is str:
                if event in ("SoftBreak", "HardBreak"):
                    self._line_break()
                continue
            name, value = event.popitem()
            handler = handlers.get(name)
            if handler is not None:
                handler(value, span)
        self._flush()
        self.html.read()
        self.links += self.html.links
        self.images += self.html.images
        self.headings, anchors = set_anchors(self.headings, self._tabs, self._known_ids, self.dialect)
        self.anchors += [*self.html.anchors, *anchors]

    def _line_break(self) -> None:
        self._words.append("\n")
        for link in self._open_links:
            link.words.append(" ")

    def _text(self, text: str, span: _Span) -> None:
        if self._code is not None:
            if not self._code_text:
                self._code = self._code[0], span["start"]
            self._code_text.append(text)
            return
        if self._open_links or self._heading:
            for link in self._open_links:
                link.words.append(text)
            if self._open_links and self._open_links[-1].is_image:
                return
            if self._heading:
                self._heading_text.append(text)
        if self._words_start < 0:
            self._words_start = span["start"]
        self._words.append(text)
        self._words_end = span["end"]
        if self.dialect.bare_urls and "://" in text and not self._open_links:
            self._add_urls(text, span["start"])

    def _add_urls(self, text: str, start: int) -> None:
        for found in BARE_URL.finditer(text):
            offset = start + len(text[: found.start()].encode())
            self.links.append((offset, Link(found[0], found[0], "body", self.source_map.at(offset))))

    def _start(self, value: Any, span: _Span) -> None:
        kind, detail = (value, _NO_DETAIL) if value.__class__ is str else value.popitem()
        if kind not in _INLINE:
            if self._words:
                self._flush()
            self._in_cell = kind == "TableCell"
        if detail is _NO_DETAIL:
            return
        if kind == "Heading":
            self._heading, self._heading_text = (int(detail["level"][1]), span["start"]), []
        elif kind in ("Link", "Image"):
            target = "" if detail["link_type"] == "Email" else detail["dest_url"]
            self._open_links.append(_OpenLink(target, kind == "Image", span["start"], []))
        elif kind == "CodeBlock":
            info = detail["Fenced"] if isinstance(detail, dict) else ""
            self._code, self._code_text = (info, span["start"]), []

    def _end(self, value: Any, _span: _Span) -> None:
        kind = value if value.__class__ is str else next(iter(value))
        if kind in _INLINE:
            if kind in ("Link", "Image") and self._open_links:
                self._add_link(self._open_links.pop())
            return
        if self._words:
            self._flush(in_heading=kind == "Heading")
        if kind == "Heading" and self._heading is not None:
            self._add_heading(*self._heading, "".join(self._heading_text))
            self._heading = None
        elif kind == "CodeBlock" and self._code is not None:
            self._add_code_block(*self._code, "".join(self._code_text))
            self._code = None

    def _code_span(self, code: str, span: _Span) -> None:
        if self._has_languages and (language := _LANGUAGE.match(code)):
            code = code[language.end() :]
        self._heading_text.append(code)
        for link in self._open_links:
            link.words.append(f"`{code}`")
        self.code_spans.append(CodeSpan(code, self.source_map.at(span["start"])))
        if self._words_start < 0:
            self._words_start = span["start"]
        self._words.append(f"`{code}`")

    def _flush(self, *, in_heading: bool = False) -> None:
        """End a block of text: a paragraph, cell, list item or heading."""
        if self._words_start >= 0:
            text = "".join(self._words).strip("\n")
            where = self.source_map.at(self._words_start)
            if not (text.startswith(_BLOCK_SIGNS) and self._is_block(text, where)):
                self.prose.append(Prose(text, len(self.headings), where, self._in_cell))
                if "{" in text or "[" in text:
                    self._attribute_lists(_CODE_SPAN.sub(lambda found: " " * len(found[0]), text), where, in_heading)
                    self._add_undefined(text)
        self._words = []
        self._words_start = -1

    def _is_block(self, text: str, where: Location) -> bool:
        """Return whether a block of text is a directive, a tab or an abbreviation. Collect the first two."""
        if text.startswith("*["):
            return _ABBREVIATION.match(text) is not None
        if text.startswith(":::"):  # the source, because `__name__` isn't emphasis here
            directive = _DIRECTIVE.match(self.source_map.rest_of_line(self._words_start))
            self.directives += [Directive(directive[1], where)] if directive else []
            return directive is not None
        tab = _TAB.match(text) if self.dialect.tab_slugify else None
        self._tabs += [Tab(tab[1], len(self.headings), where)] if tab else []
        self.has_numbered_tabs |= not self.dialect.tab_slugify
        return tab is not None

    def _attribute_lists(self, text: str, where: Location, in_heading: bool) -> None:
        """Collect the ids of attribute lists."""
        if self.dialect.attr_list and not in_heading:
            line, end = where.line, 0
            for found in _ATTRIBUTE_LIST.finditer(text):
                anchor = id_of(found[1])
                line, end = line + text.count("\n", end, found.start()), found.start()
                if anchor:
                    self.anchors.append(Anchor(anchor, Location(where.path, line)))
                    self._known_ids.add(anchor)

    def _add_undefined(self, text: str) -> None:
        """Collect the undefined references and footnotes in a block of text, with their columns in the source."""
        if not has_references(text):
            return
        start = self._words_start
        start -= len(removed_before(self.source_map.data[self.source_map.line_start(start) : start]))
        source = self.source_map.text(start, max(self._words_end, start))
        for name, offset in undefined_references(text, source):
            self.undefined.append(Reference(name, self.source_map.at(start + len(source[:offset].encode()))))

    def _add_heading(self, level: int, offset: int, text: str) -> None:
        text, anchor = text.strip(), ""
        start = text.find("{", text.rfind("}", 0, -1) + 1) if text.endswith("}") else -1
        attributes = _HEADING_ATTRIBUTES.match(text, start) if self.dialect.attr_list and start >= 0 else None
        if attributes:
            text = text[: attributes.start()].strip()
            anchor = id_of(attributes[1])
        self.headings.append(Heading(level, text, anchor, self.source_map.at(offset)))

    def _add_code_block(self, info: str, offset: int, text: str) -> None:
        jumps = self.source_map.jumps(offset, text.count("\n"))
        self.code_blocks.append(CodeBlock(info, text, self.source_map.at(offset), jumps))

    def _add_link(self, link: _OpenLink) -> None:
        text = "".join(link.words)
        if self.dialect.emoji and ":" in text:
            text = EMOJI.sub("", text)
        if link.is_image:
            self.images.append(Image(link.target, text or None, False, self.source_map.at(link.offset)))
        elif link.target:
            self.links.append((link.offset, Link(link.target, text, "body", self.source_map.at(link.offset))))
