"""`on_startup`: gives Material's search plugin a faster way to cut a page into sections.

Its parser is Python's, which reads each tag letter by letter, and asks for each piece of text whether one of the
elements around it is left out: a tenth of a build. The one below splits a page at its tags, and reads each kind of tag
once. It finds the same sections. A page with markup that it does not know goes to Material's.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from material.plugins.search import plugin as material

if TYPE_CHECKING:
    from collections.abc import Mapping

TAG = re.compile(r'(</?[a-zA-Z][\w:-]*(?:\s+[\w:.@-]+(?:="[^"]*")?)*\s*/?>)')
NAME = re.compile(r"[\w:-]+")
ATTRIBUTE = re.compile(r'\s([\w:.@-]+)(?:="([^"]*)")?')
RAW_TEXT = re.compile(
    r"<(?:iframe|no\w+|plaintext|script|style|textarea|xmp)\b|<title\b[^>]*>(?![^<]*</title>)", re.IGNORECASE
)
"""Elements in which what looks like a tag may be text: which they are depends on the version of Python."""
HEADINGS = {f"h{level}" for level in range(1, 7)}
KEPT = {"code", "li", "ol", "p", "pre", "sub", "sup", "ul"}
SKIPPED = {"object", "script", "style"}
NO_HEADING = "hx"  # the element of a section without a heading


def on_startup(**_: object) -> None:
    """Replace the parser of the plugin."""
    material.Parser = Parser


class Tag(NamedTuple):
    """The start of an element, its end, or both."""

    name: str
    starts: bool
    ends: bool
    attributes: Mapping[str, str | None]
    is_permalink: bool
    is_excluded: bool


class Parser(material.Parser):  # type: ignore[misc]  # Material has no types
    """Cuts the HTML of a page into sections."""

    section: Any

    def feed(self, content: str) -> None:
        """Read a page. The sections are in `data`."""
        pieces = TAG.split(content)
        texts, tags = pieces[::2], map(_tag, pieces[1::2])
        if RAW_TEXT.search(content) or "<" in "".join(texts):
            super().feed(content)
            return
        self._open: list[Tag] = []
        self._names: list[str] = []
        self._left_out, self._is_left_out = {*SKIPPED}, False
        for text in texts:
            if text and not self._is_left_out:
                self._add_text(html.unescape(text))
            if tag := next(tags, None):
                if tag.starts and tag.name not in material.void:
                    self._start(tag)
                if tag.ends and self._names[-1:] == [tag.name]:
                    self._end(tag.name)

    def _start(self, tag: Tag) -> None:
        self._open.append(tag)
        self._names.append(tag.name)
        if tag.name in HEADINGS and "id" in tag.attributes:
            if tag.name != "h1" and not self.data:
                self._add_section(NO_HEADING, len(self._open))
            is_first = not self.data
            self._add_section(tag.name, len(self._open), tag.attributes)
            self.section.id = None if is_first else tag.attributes["id"]
        if not self.section:
            self._add_section(NO_HEADING)
        if tag.is_excluded:
            self._left_out.add(tag.name)
        if tag.name in self._left_out:
            self._is_left_out = True
        elif tag.name in KEPT and not self._is_left_out:
            self._parts().append(f"<{tag.name}>")

    def _end(self, name: str) -> None:
        depth = len(self._open)
        if self.section.depth > depth:  # a heading in another element, which ends here
            outer = next((section for section in reversed(self.data) if section.depth <= depth), None)
            if outer:
                self.section.depth = float("inf")
                self.section = outer
        self._open.pop()
        self._names.pop()
        if name in self._left_out:
            self._left_out -= {name} - SKIPPED
            self._is_left_out = not self._left_out.isdisjoint(self._names)
        elif name in KEPT and not self._is_left_out:
            parts = self._parts()
            start = parts.index(f"<{name}>")
            if all(map(str.isspace, parts[start + 1 :])):
                del parts[start:]
            else:
                parts.append(f"</{name}>")

    def _add_text(self, text: str) -> None:
        is_space, is_listing = text.isspace(), "pre" in self._names
        if not is_listing:
            text = " " if is_space else text.replace("\n", " ")
        if not self.section:
            self._add_section(NO_HEADING)
        parts = self._parts()
        if parts is self.section.title:
            if not any(tag.is_permalink for tag in self._open):
                parts.append(html.escape(text, quote=False))
        elif not is_space:
            parts.append(html.escape(text, quote=False))
        elif is_listing or not parts or not parts[-1].isspace():
            parts.append(text)

    def _add_section(self, name: str, depth: int = 0, attributes: Mapping[str, str | None] | None = None) -> None:
        self.section = material.Section(material.Element(name, attributes), depth)
        self.data.append(self.section)

    def _parts(self) -> list[str]:
        """Return the list that takes what is next: the title of the section, or its text."""
        parts: list[str] = self.section.title if self.section.el.tag in self._names else self.section.text
        return parts


@lru_cache(maxsize=8192)
def _tag(markup: str) -> Tag:
    name, *_ = NAME.findall(markup)
    pairs = (attribute.groups() for attribute in ATTRIBUTE.finditer(markup))
    found = {key.lower(): value and html.unescape(value) for key, value in pairs}
    return Tag(
        name.lower(),
        starts=markup[1] != "/",
        ends=markup[1] == "/" or markup[-2] == "/",
        attributes=found,
        is_permalink=name == "a" and found.get("class") == "headerlink",
        is_excluded="data-search-exclude" in found or found.get("class") == "linenodiv",
    )
