"""The Markdown and the JSON version of each page, and the schema of the JSON.

`guides/ray/` has `guides/ray/index.md` and `guides/ray/index.json`. The JSON of a landing page lists its section, that
of the home page all pages; it follows `schemas/page.json`. The same HTML gives the same bytes.
"""

import json
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import msgspec
import yaml

from after_build.markdown import page_markdown
from after_build.markup import absolute, parse, words
from after_build.pages import BuiltPage
from after_build.record import (
    CodeBlock,
    Heading,
    Image,
    Link,
    Record,
    code_blocks,
    headings,
    images,
    links,
    schema,
)
from after_build.settings import Settings
from kept import kept
from text_files import read_text

SCHEMA = "schemas/page.json"
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
LANDING_PANEL = re.compile(r'<dl class="landing-panel.*?</dl>', re.DOTALL)


class Content(NamedTuple):
    """What is read from the HTML of a page's text."""

    title: str
    headings: list[Heading]
    code_blocks: list[CodeBlock]
    links: list[Link]
    images: list[Image]
    content: str
    word_count: int


def records_of(pages: Sequence[BuiltPage], settings: Settings) -> list[Record]:
    """Return the JSON versions of all pages."""
    urls = frozenset(page.url for page in pages)
    records = {page.address: _record(page, _content(page.html, page.url, page.root, urls), settings) for page in pages}
    for page in pages:
        records[page.address].children = [records[child.address].summary() for child in _children(page, pages)]
    return list(records.values())


class Versions(NamedTuple):
    """The versions of a page."""

    markdown: str
    json: bytes


class _Kept:
    """What the last build of this process has written: `scripts/serve` writes all pages after each change of one."""

    def __init__(self) -> None:
        self._versions: dict[str, tuple[Record, Versions]] = {}
        self._files: dict[Path, tuple[bytes, int, int]] = {}

    def versions(self, record: Record) -> Versions:
        """Return the versions of a page."""
        kept = self._versions.get(record.url)
        if kept is None or kept[0] != record:
            kept = self._versions[record.url] = record, Versions(_markdown(record), _json(record))
        return kept[1]

    def write(self, file: Path, content: bytes) -> None:
        """Write a file. One that is there, as most are, needs only a new time."""
        now = time.time_ns()
        found = file.stat() if file.is_file() else None
        is_known = found is not None and self._files.get(file) == (content, found.st_mtime_ns, found.st_size)
        if not is_known and (found is None or file.read_bytes() != content):
            file.write_bytes(content)
        os.utime(file, ns=(now, now))
        self._files[file] = content, now, len(content)


_kept = _Kept()
versions_of = _kept.versions


def write_versions(site: Path, pages: Sequence[BuiltPage], records: Sequence[Record]) -> None:
    """Write the Markdown and the JSON of all pages, and the schema."""
    for page, record in zip(pages, records, strict=True):
        versions = versions_of(record)
        _kept.write((site / page.file).with_suffix(".md"), versions.markdown.encode())
        _kept.write((site / page.file).with_suffix(".json"), versions.json)
    (site / SCHEMA).parent.mkdir(exist_ok=True)
    (site / SCHEMA).write_bytes(_json(schema(urljoin(pages[0].root, SCHEMA))))


def _markdown(record: Record) -> str:
    """Return the Markdown version: front matter with the source, and the text."""
    facts = {"title": record.title, "description": record.description, "url": record.url}
    if record.last_modified:
        facts["last_modified"] = record.last_modified
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    return "\n".join(["---", *lines, "---", "", record.content])


@kept
def _content(text: str, url: str, root: str, urls: frozenset[str]) -> Content:
    """Read the HTML of a page's text. `urls` are those of all pages: their links lead to the Markdown versions."""
    content = parse(text)
    for element in content.iter("a", "img"):
        for name in ("href", "src"):
            if (address := element.get(name)) is not None:
                element.set(name, absolute(url, address))
    h1 = next(content.iter("h1"), None)
    found = (headings(content), code_blocks(content), links(content, url, root), images(content))
    for link in content.iter("a"):
        address, _, fragment = link.get("href", "").partition("#")
        if address in urls:
            link.set("href", absolute(address, "index.md") + (f"#{fragment}" if fragment else ""))
    text = page_markdown(content)
    return Content(words(h1) if h1 is not None else "", *found, text, len(text.split()))


def _record(page: BuiltPage, content: Content, settings: Settings) -> Record:
    source, text = _source(page, settings.docs)
    is_site_description = page.description == settings.description and page.address
    return Record(
        id=source.removesuffix(".md"),
        url=page.url,
        markdown_url=absolute(page.url, "index.md"),
        json_url=absolute(page.url, "index.json"),
        description="" if is_site_description else page.description,  # which Material gives a page without one
        kind=_kind(page, source, settings.kinds),
        section_path=list(page.section_path),
        tags=_tags(page, text),
        last_modified=page.last_modified,
        **content._asdict(),
    )


def _source(page: BuiltPage, docs: Path) -> tuple[str, str]:
    """Return the path of the page below docs, and the text of the file. A generated page has none there."""
    paths = [f"{page.address}index.md", *([f"{page.address.rstrip('/')}.md"] if page.address else [])]
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):
            return path, read_text(docs / path)
    return paths[-1], ""


def _tags(page: BuiltPage, source: str) -> list[str]:
    """Return the tags in the order of the front matter; the page shows them sorted."""
    found = FRONT_MATTER.match(source)
    tags = _tags_in(found[1]) if found and "tags" in found[1] else None
    return list(page.tags if tags is None else tags)


@kept
def _tags_in(front_matter: str) -> tuple[str, ...] | None:
    given = yaml.load(front_matter, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    tags = given.get("tags") if isinstance(given, dict) else None
    return tuple(str(tag) for tag in tags) if isinstance(tags, list) else None


def _kind(page: BuiltPage, source: str, kinds: Mapping[str, str]) -> str:
    """Return the kind of a page, by the first pattern that its path matches; one with an audience is a landing page."""
    if _has_audience(page.html):
        return "landing"
    return next((kind for pattern, kind in kinds.items() if fnmatchcase(source, pattern)), "page")


@kept
def _has_audience(text: str) -> bool:
    panel = LANDING_PANEL.search(text)
    return panel is not None and "<dt>Audience</dt>" in panel[0]


def _children(page: BuiltPage, pages: Sequence[BuiltPage]) -> Iterator[BuiltPage]:
    """Yield the pages right below a landing page: of a section in its section the landing page, or else all its pages.

    The home page has all others below it.
    """
    if not page.address:
        yield from (other for other in pages if other is not page)
        return
    if not page.is_landing:
        return
    depth = len(page.section_path)
    landings: dict[tuple[str, ...], BuiltPage] = {}
    for other in pages:
        if other.is_landing:
            landings.setdefault(other.section_path, other)
    for other in pages:
        if other is not page and other.section_path[:depth] == page.section_path:
            between = (other.section_path[:end] for end in range(depth + 1, len(other.section_path) + 1))
            if next((landings[path] for path in between if path in landings), other) is other:
                yield other


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value)) + b"\n"
