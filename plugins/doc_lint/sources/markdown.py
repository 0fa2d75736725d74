"""Read one Markdown page into the facts that rules need: headings, links, directives, ids.

The text is parsed once by pyromark (CommonMark, byte ranges). What Python-Markdown adds to CommonMark is put right
before: bodies of admonitions, details and tabs are dedented, line by line, so that every line keeps its number.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any, cast

import pyromark

from doc_lint.site import Defect, Directive, FrontMatter, Heading, Link, Location, Page
from doc_lint.sources import front_matter, slugs

Slugify = Callable[[str, str], str]

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_OPENER = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?) ")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]*?#([\w.:-]+)[^{}\n]*\}")
_DIRECTIVE = re.compile(r"^::: +(\S+)")


class Parsed:
    """The facts of one page's text."""

    def __init__(self, front: FrontMatter) -> None:
        self.front_matter = front
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []
        self.anchors: list[str] = []


def read_page(
    data: bytes, *, path: str, url: str, source: str, slugify: Slugify = slugs.default, **flags: bool
) -> Page:
    """Read a page.

    Args:
        data: The page, front matter included.
        path: Its path in the docs folder.
        url: Its URL relative to the site's root.
        source: Its path for locations.
        slugify: Makes an anchor of a heading's text and the separator; MkDocs' own unless the site sets another.
        flags: What else is known of it: `is_index`, `in_nav`, `generated`.
    """
    text, encoding_defect = decode(data)
    text = text.replace("\r\n", "\n")
    front, start = front_matter.split(text)
    parsed = Parsed(front)
    body, removed = dedent_blocks("\n" * text.count("\n", 0, start) + text[start:])
    _Reader(parsed, body, removed, source, slugify).read()
    return Page(
        path=path,
        url=url,
        location=Location(source),
        front_matter=front,
        headings=tuple(parsed.headings),
        links=(*front_matter.links(front, source), *parsed.links),
        directives=tuple(parsed.directives),
        anchors=tuple(parsed.anchors),
        encoding_defect=encoding_defect,
        **flags,
    )


def decode(data: bytes) -> tuple[str, Defect | None]:
    """Return a page's text and what hindered decoding it as UTF-8, or `None`.

    MkDocs prints a traceback there. The text is then read as Latin-1, which takes any byte.
    """
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("latin-1"), Defect(f"byte 0x{data[error.start]:02x}", line)


def dedent_blocks(text: str) -> tuple[str, Mapping[int, int]]:
    """Move the bodies of `!!!`, `???` and `===` blocks to the left, so that CommonMark does not take them for code.

    Returns:
        The text, and how many characters were removed from each line, by line number.
    """
    removed: dict[int, int] = {}
    if not any(mark in text for mark in ("!!! ", "??? ", "???+ ", "=== ", "===! ", "===+ ")):
        return text, removed
    openers: list[int] = []
    fence = ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        stripped = line.lstrip(" ")
        if not stripped or stripped == "\r":
            continue
        indent = len(line) - len(stripped)
        while openers and indent < openers[-1] + 4 and not fence:
            openers.pop()
        if openers:
            removed[number + 1] = min(indent, 4 * len(openers))
            lines[number] = line[removed[number + 1] :]
        mark = _FENCE.match(stripped)
        if fence:
            if mark and stripped.rstrip().strip(fence[0]) == "" and len(mark[1]) >= len(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        elif _OPENER.match(stripped):
            openers.append(indent)
    return "\n".join(lines), removed


class _Reader:
    """Turns pyromark's events into facts."""

    def __init__(self, parsed: Parsed, text: str, removed: Mapping[int, int], path: str, slugify: Slugify):
        self.parsed = parsed
        self.removed = removed
        self.path = path
        self.slugify = slugify
        self.text = text
        self.data = text.encode()
        self.line_starts = [0, *(m.end() for m in re.finditer(b"\n", self.data))]
        self.used: set[str] = set()
        self.html: list[tuple[str, int]] = []

    def at(self, offset: int) -> Location:
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        column = len(self.data[start:offset].decode(errors="replace")) + 1
        return Location(self.path, line, column + self.removed.get(line, 0))

    def read(self) -> None:
        heading: tuple[int, str | None, int] | None = None
        link: tuple[str, bool, int] | None = None
        heading_text: list[str] = []
        link_text: list[str] = []
        in_code = False
        for event, span in pyromark.events_with_range(self.text, options=_OPTIONS):
            if isinstance(event, str):
                if event == "SoftBreak":
                    link_text.append(" ")
                continue
            name, value = next(iter(cast("dict[str, Any]", event).items()))
            if name in ("Text", "Code"):
                if in_code:
                    continue
                heading_text.append(value)
                link_text.append(value)
                if name == "Text" and value.startswith(":::"):
                    self._directive(value, span["start"])
            elif name == "Start":
                kind, detail = _tag(value)
                if kind == "Heading":
                    heading, heading_text = (int(detail["level"][1]), detail["id"], span["start"]), []
                elif kind in ("Link", "Image") and link is None:
                    link, link_text = (detail["dest_url"], kind == "Image", span["start"]), []
                elif kind == "Image":
                    self._link(detail["dest_url"], True, "", span["start"])
                elif kind == "CodeBlock":
                    in_code = True
            elif name == "End":
                kind, _ = _tag(value)
                if kind == "Heading" and heading is not None:
                    self._heading(heading, "".join(heading_text))
                    heading = None
                elif kind in ("Link", "Image") and link is not None and (kind == "Image") == link[1]:
                    self._link(link[0], link[1], "".join(link_text), link[2])
                    link = None
                elif kind == "CodeBlock":
                    in_code = False
            elif name == "InlineHtml" or (name == "Html" and not self._continues_html(span["start"])):
                self.html.append((value, span["start"]))
            elif name == "Html":
                before, start = self.html[-1]
                self.html[-1] = before + value, start
        self._raw_html()
        self.parsed.anchors.extend(_ATTRIBUTE_ID.findall(self.text))

    def _continues_html(self, offset: int) -> bool:
        """Tell whether raw HTML at `offset` goes on where the last piece ended: a tag may span lines."""
        return bool(self.html) and self.html[-1][1] + len(self.html[-1][0].encode()) == offset

    def _directive(self, value: str, offset: int) -> None:
        found = _DIRECTIVE.match(value)
        if found:
            self.parsed.directives.append(Directive(found[1], self.at(offset)))

    def _heading(self, heading: tuple[int, str | None, int], text: str) -> None:
        level, anchor, offset = heading
        text = text.strip()
        anchor = anchor or slugs.unique(self.slugify(text, "-"), self.used)
        self.used.add(anchor)
        self.parsed.headings.append(Heading(level, text, anchor, self.at(offset)))

    def _link(self, target: str, image: bool, text: str, offset: int) -> None:
        self.parsed.links.append(Link(target, text, "image" if image else "body", self.at(offset)))

    def _raw_html(self) -> None:
        for source, offset in self.html:
            for tag, attributes, line, column in _tags(source):
                anchor = attributes.get("id") or (tag == "a" and attributes.get("name"))
                if anchor:
                    self.parsed.anchors.append(anchor)
                if tag == "a" and attributes.get("href"):
                    where = self.at(offset)
                    where = Location(self.path, where.line + line - 1, column + (where.column if line == 1 else 1))
                    self.parsed.links.append(Link(attributes["href"], "", "html", where))


def _tag(value: Any) -> tuple[str, Any]:
    """Return the name and the detail of a pyromark tag, which is a string or a mapping of one key."""
    if isinstance(value, str):
        return value, None
    ((name, detail),) = value.items()
    return name, detail


class _TagReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, *self.getpos()))


def _tags(source: str) -> list[tuple[str, dict[str, str], int, int]]:
    if "<" not in source or source.startswith("<!--"):
        return []
    reader = _TagReader()
    reader.feed(source)
    return reader.found
