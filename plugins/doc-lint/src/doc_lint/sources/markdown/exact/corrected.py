"""Correct what the fast reader made of a page by what Python-Markdown made of it.

Python-Markdown knows no lines: they come from the fast reader where both agree, and else from a search in the source.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import TypeVar

from msgspec.structs import replace

from doc_lint.site import Anchor, CodeBlock, CodeSpan, Heading, Image, Link, LinkKind, Location, Page, Prose, Reference
from doc_lint.sources.html.page import HtmlPage
from doc_lint.sources.markdown.includes import Line

_REFERENCES = (re.compile(r"(?<![\w\]])\[[^\[\]]+\]\[([^\[\]\x02]+)\]"), re.compile(r"\[(\^[^\]\s\x02]{1,200})\]"))
_ADDED_IDS = re.compile(r"__(?!tabbed_)|fn(?:ref\d*)?:")
T = TypeVar("T")
K = TypeVar("K")
_LETTERS = re.compile(r"\W+|_")


def corrected(page: Page, html: HtmlPage, text: str, origins: Sequence[Line]) -> Page:
    """Return a page with the headings, links, images, ids, code and references of its HTML.

    Args:
        page: What the fast reader made of the page.
        html: What Python-Markdown made of it.
        text: The body of the page, with its includes.
        origins: Where each of its lines comes from.
    """
    source = _Source(text, origins)
    headings = tuple(_headings(page, html, source))
    blocks = tuple(_code_blocks(page, html, source))
    return replace(
        page,
        headings=headings,
        links=(*(link for link in page.links if link.kind not in ("body", "html")), *_links(page, html, source)),
        images=tuple(_images(page, html, source)),
        anchors=tuple(_anchors(page, html, headings, source)),
        code_blocks=blocks,
        code_spans=tuple(_code_spans(page, html, source)),
        prose=tuple(prose(page, headings, blocks)),
        undefined=tuple(_undefined(page, html, source)),
        has_numbered_tabs=False,
    )


def undefined_names(html: HtmlPage) -> Iterator[str]:
    """Yield the names of references and footnotes that are left as text, since nothing defines them."""
    for text in html.texts:
        for pattern in _REFERENCES:
            yield from (found[1] for found in pattern.finditer(text))


def code_key(text: str) -> str:
    """Return code without what Python-Markdown changes in it: tabs and blank lines around it."""
    return "\n".join(line.rstrip() for line in text.expandtabs(4).split("\n")).strip("\n")


class _Source:
    """Finds places in the body of a page."""

    def __init__(self, text: str, origins: Sequence[Line]):
        self.lines = text.split("\n")
        self.origins = origins
        self._letters: list[str] | None = None
        self._used: Counter[str] = Counter()
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._text = text
        self._starts = [*accumulate((len(line) + 1 for line in self.lines), initial=0)]

    def at(self, index: int, column: int = 0) -> Location:
        """Return the location of a column of a line, both from 0."""
        origin = self.origins[index]
        return Location(origin.path, origin.number, max(column + origin.removed, 0) + 1)

    def find(self, *wanted: str, opener: str = "") -> Location:
        """Return where one of some strings is; another place at each call. If there is none, the first line.

        Args:
            wanted: The strings, the best first.
            opener: The string before it, on the same line, where the location begins.
        """
        for each in filter(None, wanted):
            if each not in self._places:
                self._places[each] = self._lines_with(each)
            if places := self._places[each]:
                number, at = places[min(self._used[each], len(places) - 1)]
                self._used[each] += 1
                start = self.lines[number].rfind(opener, 0, at) if opener else at
                return self.at(number, start if start >= 0 else at)
        return self.at(0)

    def _lines_with(self, wanted: str) -> list[tuple[int, int]]:
        """Return the number of each line with a string, and the column of the first one there."""
        found = []
        at = -1 if "\n" in wanted else self._text.find(wanted)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            found.append((number, at - self._starts[number]))
            at = self._text.find(wanted, self._starts[number + 1])
        return found

    def find_letters(self, text: str) -> Location | None:
        """Return where a line has the same letters as a text."""
        if self._letters is None:
            self._letters = [_LETTERS.sub("", line) for line in self.lines]
        wanted = _LETTERS.sub("", text)
        numbers = [number for number, line in enumerate(self._letters) if wanted and line.startswith(wanted)]
        if not numbers:
            return None
        number = numbers[min(self._used[f"\0{wanted}"], len(numbers) - 1)]
        self._used[f"\0{wanted}"] += 1
        return self.at(number, len(self.lines[number]) - len(self.lines[number].lstrip()))


def _by_key(pairs: Iterable[tuple[K, T]]) -> defaultdict[K, deque[T]]:
    found: defaultdict[K, deque[T]] = defaultdict(deque)
    for key, value in pairs:
        found[key].append(value)
    return found


def _headings(page: Page, html: HtmlPage, source: _Source) -> Iterator[Heading]:
    known = _by_key((_LETTERS.sub("", heading.text), heading) for heading in page.headings)
    where = page.location
    for each in html.headings:
        same = known[_LETTERS.sub("", each.text)]
        where = same.popleft().location if same else source.find_letters(each.text) or where
        yield Heading(each.level, each.text, each.anchor, where)


def _links(page: Page, html: HtmlPage, source: _Source) -> Iterator[Link]:
    known: defaultdict[tuple[str, LinkKind], deque[Link]] = _by_key(
        ((link.target, link.kind), link) for link in page.links if link.kind in ("body", "html")
    )
    found = []
    for each in html.links:
        if not each.target or each.target.startswith("mailto:"):
            continue
        kind: LinkKind = "html" if each.html else "body"
        text = "" if each.html else each.text or ""
        same = known[each.target, kind] or known[each.target, "body" if each.html else "html"]
        if same:
            link = same.popleft()
            found.append(replace(link, kind=kind, text=link.text if each.html else text))
        else:
            where = source.find(each.target, each.text or "", opener="<" if each.html else "[")
            found.append(Link(each.target, text, kind, where))
    yield from sorted(found, key=lambda link: link.location)


def _images(page: Page, html: HtmlPage, source: _Source) -> Iterator[Image]:
    known = _by_key((image.target, image) for image in page.images)
    for each in html.images:
        same = known[each.target]
        where = same.popleft().location if same else source.find(each.target, opener="<" if each.html else "!")
        yield Image(each.target, each.text if each.html else each.text or None, each.html, where)


def _anchors(page: Page, html: HtmlPage, headings: Iterable[Heading], source: _Source) -> Iterator[Anchor]:
    kept = [anchor for anchor in page.anchors if anchor.name in html.ids]
    yield from kept
    known = {anchor.name for anchor in kept} | {heading.anchor for heading in headings}
    for name in sorted(html.ids - known):
        if not _ADDED_IDS.match(name):
            yield Anchor(name, source.find(name))


def _code_blocks(page: Page, html: HtmlPage, source: _Source) -> Iterator[CodeBlock]:
    known = _by_key((code_key(block.text), block) for block in page.code_blocks)
    for text in html.code_blocks:
        same = known[code_key(text)]
        if same:
            yield same.popleft()
            continue
        first = next((line for line in text.split("\n") if line.strip()), "")
        where = source.find(first, first.strip())
        yield CodeBlock("", f"{code_key(text)}\n", where)


def _code_spans(page: Page, html: HtmlPage, source: _Source) -> Iterator[CodeSpan]:
    known = _by_key((" ".join(span.text.split()), span) for span in page.code_spans)
    for text in html.code_spans:
        same = known[" ".join(text.split())]
        yield same.popleft() if same else CodeSpan(text, source.find(text))


def prose(page: Page, headings: Sequence[Heading], blocks: Sequence[CodeBlock]) -> Iterator[Prose]:
    """Yield the text outside code. What only the fast reader takes for code is text."""
    kept = set(blocks)
    known = set(page.code_blocks)
    code = {
        (block.location.path, block.location.line + number)
        for block in blocks
        if block not in known
        for number in range(block.text.count("\n"))
    }
    lost = [Prose(block.text.strip(), 0, block.location) for block in page.code_blocks if block not in kept]
    places: defaultdict[str, list[Location]] = defaultdict(list)
    for heading in sorted(headings, key=attrgetter("location")):
        places[heading.location.path].append(heading.location)
    for each in (*page.prose, *lost):
        where = each.location
        if (where.path, where.line) not in code:
            yield replace(each, heading=bisect_right(places[where.path], where))


def _undefined(page: Page, html: HtmlPage, source: _Source) -> Iterator[Reference]:
    known = _by_key((reference.name, reference) for reference in page.undefined)
    for name in undefined_names(html):
        same = known[name]
        yield same.popleft() if same else Reference(name, source.find(f"[{name}]"))
