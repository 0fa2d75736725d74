"""Turn the events of pyromark, a CommonMark parser, into the parts of a page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pyromark

from doc_lint.site import Anchor, CodeBlock, CodeSpan, Directive, Heading, Image, Link, Location, Prose, Reference
from doc_lint.sources.markdown import slugs
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.html_tags import TagReader, id_of
from doc_lint.sources.markdown.includes import Line

_NO_DETAIL: Any = None
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_HEADING_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*([^}\n ][^}\n]*)\}[ ]*$")
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*([^{}\n]*?(?:#|\bid=)[^{}\n]*)\}")
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:")
_EMOJI = re.compile(r":[\w+-]+:")
_DIRECTIVE = re.compile(r"^::: +(\S+)")
_CODE_SPAN = re.compile(r"`[^`]*`")
_REFERENCE = re.compile(r"(?<!\w)\[[^\[\]]+\]\[([^\[\]]+)\]")
_FOOTNOTE = re.compile(r"\[(\^[^\]\s]+)\]")
_NOT_REFERENCE = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|<(code|pre)\b.*?(?:</\2>|\Z)|<[^>]*>", re.DOTALL)
_OPENER = re.compile(rb"(?:\\|<[^<>]*>)+$")
_TAB = re.compile(r"===[!+]{0,2} [\"'](.+)[\"']")
_USEFUL_TAG = re.compile(r"\b(?:href|src|id|name)\s*=", re.IGNORECASE)


class EventReader:
    """Collects the parts of a page from the events of the parser.

    Args:
        text: The body of the page, expanded to CommonMark.
        origins: The origin of each line.
        dialect: The Markdown dialect of the site.
    """

    def __init__(self, text: str, origins: Sequence[Line], dialect: Dialect):
        self.text = text
        self.origins = origins
        self.dialect = dialect
        self.data = text.encode()
        self.ascii = len(self.data) == len(text)
        self.line_starts = [0, *(m.end() for m in re.finditer(b"\n", self.data))]
        self.headings: list[tuple[int, str, str, Location]] = []
        self.links: list[tuple[int, Link]] = []
        self.images: list[Image] = []
        self.directives: list[Directive] = []
        self.anchors: list[Anchor] = []
        self._known_ids: set[str] = set()
        self.code_blocks: list[CodeBlock] = []
        self.code_spans: list[CodeSpan] = []
        self.prose: list[Prose] = []
        self.undefined: list[Reference] = []
        self.comments: list[CodeSpan] = []
        self.has_html = False
        self.has_html_title = False
        self._html: list[tuple[str, int]] = []
        self._words: list[str] = []
        self._words_start = -1
        self._words_end = -1
        self._tabs: list[tuple[str, int, Location]] = []

    def at(self, offset: int) -> Location:
        """Return the location in the sources of a byte offset in the expanded text."""
        index = bisect_right(self.line_starts, offset) - 1
        start = self.line_starts[index]
        column = offset - start if self.ascii else len(self.data[start:offset].decode(errors="replace"))
        origin = self.origins[index]
        column += origin.removed
        return Location(origin.path, origin.number, column + 1 if column > 0 else 1)

    def read(self) -> None:
        """Read all events."""
        heading: tuple[int, int] | None = None
        heading_text: list[str] = []
        links: list[tuple[str, bool, int, list[str]]] = []
        code: tuple[str, int] | None = None
        code_text: list[str] = []
        events: Any = pyromark.events_with_range(self.text, options=_OPTIONS, merge_text=True)
        for event, span in events:
            if event.__class__ is str:
                if event in ("SoftBreak", "HardBreak"):
                    self._words.append("\n")
                    for link in links:
                        link[3].append(" ")
                continue
            name, value = event.popitem()
            if name == "Text":
                if code is not None:
                    if not code_text:
                        code = code[0], span["start"]
                    code_text.append(value)
                    continue
                if heading and not (links and links[-1][1]):
                    heading_text.append(value)
                if links:
                    for link in links:
                        link[3].append(value)
                    if links[-1][1]:
                        continue
                self._add_text(value, span["start"])
                self._words_end = span["end"]
            elif name == "End":
                kind = value if value.__class__ is str else next(iter(value))
                if self._words and kind not in _INLINE:
                    self._flush(in_heading=kind == "Heading")
                if kind == "Heading" and heading is not None:
                    self._heading(*heading, "".join(heading_text))
                    heading = None
                elif kind in ("Link", "Image") and links:
                    self._link(*links.pop())
                elif kind == "CodeBlock" and code is not None:
                    self._code(*code, "".join(code_text))
                    code = None
            elif name == "Start":
                kind, detail = (value, _NO_DETAIL) if value.__class__ is str else value.popitem()
                if self._words and kind not in _INLINE:
                    self._flush()
                if kind == "Heading":
                    heading, heading_text = (int(detail["level"][1]), span["start"]), []
                elif kind in ("Link", "Image"):
                    target = "" if detail["link_type"] == "Email" else detail["dest_url"]
                    links.append((target, kind == "Image", span["start"], []))
                elif kind == "CodeBlock":
                    info = detail["Fenced"] if isinstance(detail, dict) else ""
                    code, code_text = (info, span["start"]), []
            elif name == "Code":
                heading_text.append(value)
                for link in links:
                    link[3].append(f"`{value}`")
                self.code_spans.append(CodeSpan(value, self.at(span["start"])))
                self._add_text(f"`{value}`", span["start"])
            elif name == "InlineHtml" or (name == "Html" and not self._continues_html(span["start"])):
                self._html.append((value, span["start"]))
            elif name == "Html":
                before, start = self._html[-1]
                self._html[-1] = before + value, start
        self._flush()
        for source, offset in self._html:
            self._raw_html(source, offset)

    def named_headings(self) -> list[Heading]:
        """Return the headings with their anchors, as Python-Markdown assigns them: those that the author sets first.

        Ids in raw HTML are not considered, so a heading can get the same id.
        """
        used = {anchor for _, _, anchor, _ in self.headings if anchor} | self._known_ids
        named = []
        for level, text, given, location in self.headings:
            plain = _EMOJI.sub("", text) if self.dialect.emoji else text
            anchor = given or slugs.unique(self.dialect.slugify(plain.strip(), self.dialect.separator), used)
            used.add(anchor)
            named.append(Heading(level, text, anchor, location))
        self._name_tabs(named, used)
        return named

    def _name_tabs(self, headings: Sequence[Heading], used: set[str]) -> None:
        """Add the ids that `pymdownx.tabbed` gives tabs with a slug function."""
        for title, above, location in self._tabs if self.dialect.tab_slugify else ():
            slug = self.dialect.tab_slugify(title, self.dialect.separator) if self.dialect.tab_slugify else ""
            heading = headings[above - 1].anchor if self.dialect.tab_combines and above else ""
            anchor = slugs.unique(self.dialect.separator.join(filter(None, (heading, slug))), used)
            used.add(anchor)
            self.anchors.append(Anchor(anchor, location))

    def _add_text(self, words: str, offset: int) -> None:
        if self._words_start < 0:
            self._words_start = offset
        self._words.append(words)

    def _flush(self, *, in_heading: bool = False) -> None:
        """End a block of text: a paragraph, cell, list item or heading."""
        if self._words_start >= 0:
            text = "".join(self._words).strip("\n")
            where = self.at(self._words_start)
            found = _DIRECTIVE.match(self._line(self._words_start)) if text.startswith(":::") else None
            if found is None and text.startswith("*[") and _ABBREVIATION.match(text):
                pass
            elif self.dialect.tab_slugify and (tab := _TAB.match(text)):
                self._tabs.append((tab[1], len(self.headings), where))
            elif found:
                self.directives.append(Directive(found[1], where))
            else:
                self.prose.append(Prose(text, len(self.headings), where))
                if "{" in text or "[" in text:
                    self._attribute_lists(_CODE_SPAN.sub(lambda found: " " * len(found[0]), text), where, in_heading)
                    self._undefined_references(text, self._words_start)
        self._words = []
        self._words_start = -1

    def _line(self, offset: int) -> str:
        """Return the source from an offset to the end of the line. In a `:::` line, `__name__` isn't emphasis."""
        end = self.data.find(b"\n", offset)
        return self.data[offset : end if end >= 0 else len(self.data)].decode(errors="replace")

    def _attribute_lists(self, text: str, where: Location, in_heading: bool) -> None:
        """Collect the ids of attribute lists."""
        if self.dialect.attr_list and not in_heading:
            for found in _ATTRIBUTE_LIST.finditer(text):
                anchor = id_of(found[1])
                if anchor:
                    line = where.line + text.count("\n", 0, found.start())
                    self.anchors.append(Anchor(anchor, Location(where.path, line)))
                    self._known_ids.add(anchor)

    def _undefined_references(self, text: str, start: int) -> None:
        """Collect references and footnotes that are not defined, except in code and HTML and after a backslash.

        The parser leaves them in the text. Their columns are those in the source.
        """
        left = {found[1] for pattern in (_REFERENCE, _FOOTNOTE) for found in pattern.finditer(text)}
        if not left:
            return
        before = self.data[self.data.rfind(b"\n", 0, start) + 1 : start]
        opener = _OPENER.search(before)  # a backslash or a tag, which the parser removes from the text
        start -= len(before) - opener.start() if opener else 0
        source = self.data[start : max(self._words_end, start)].decode(errors="replace")
        plain = _NOT_REFERENCE.sub(lambda found: " " * len(found[0]), source)
        for pattern in (_REFERENCE, _FOOTNOTE):
            for found in (found for found in pattern.finditer(plain) if found[1] in left):
                where = self.at(start + len(source[: found.start()].encode()))
                self.undefined.append(Reference(found[1], where))

    def _heading(self, level: int, offset: int, text: str) -> None:
        text, anchor = text.strip(), ""
        attributes = _HEADING_ATTRIBUTES.search(text) if self.dialect.attr_list else None
        if attributes:
            text = text[: attributes.start()].strip()
            anchor = id_of(attributes[1])
        self.headings.append((level, text, anchor, self.at(offset)))

    def _code(self, info: str, offset: int, text: str) -> None:
        first = bisect_right(self.line_starts, offset) - 1
        origins = self.origins[first : first + text.count("\n")]
        jumps = tuple(
            (number, Location(origin.path, origin.number, max(origin.removed, 0) + 1))
            for number, (above, origin) in enumerate(pairwise(origins), 2)
            if (origin.path, origin.number) != (above.path, above.number + 1)
        )
        self.code_blocks.append(CodeBlock(info, text, self.at(offset), jumps))

    def _link(self, target: str, is_image: bool, offset: int, words: list[str]) -> None:
        text = "".join(words)
        if is_image:
            self.images.append(Image(target, text or None, False, self.at(offset)))
        elif target:
            self.links.append((offset, Link(target, text, "body", self.at(offset))))

    def _continues_html(self, offset: int) -> bool:
        """Return whether the HTML at an offset directly follows the last piece of HTML. A tag can span lines."""
        return bool(self._html) and self._html[-1][1] + len(self._html[-1][0].encode()) == offset

    def _raw_html(self, source: str, offset: int) -> None:
        if source.startswith("<!---->"):
            return
        if source.startswith("<!--"):
            self.comments.append(CodeSpan(source, self.at(offset)))
            return
        self.has_html = True
        self.has_html_title = self.has_html_title or "<h1" in source.lower()
        if _USEFUL_TAG.search(source):
            reader = TagReader()
            reader.feed(source)
            for tag, attributes, line, column in reader.found:
                start = self.line_starts[bisect_right(self.line_starts, offset) - 1 + line - 1]
                self._tag(tag, attributes, offset + column if line == 1 else start + column)

    def _tag(self, tag: str, attributes: dict[str, str], offset: int) -> None:
        where = self.at(offset)
        anchor = attributes.get("id") or (tag == "a" and attributes.get("name"))
        if anchor:
            self.anchors.append(Anchor(anchor, where))
        if tag == "a" and attributes.get("href"):
            self.links.append((offset, Link(attributes["href"], attributes.get("aria-label", ""), "html", where)))
        elif tag == "img" and "src" in attributes:
            self.images.append(Image(attributes["src"], attributes.get("alt"), True, where))
