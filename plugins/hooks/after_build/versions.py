"""The Markdown and the JSON version of each page, and the schema of the JSON.

`guides/ray/` has `guides/ray/index.md` and `guides/ray/index.json`. The JSON of a landing page lists its section, that
of the home page all pages; it follows `schemas/page.json`. The same HTML gives the same bytes.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
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


def write_versions(site: Path, pages: Sequence[BuiltPage], records: Sequence[Record]) -> None:
    """Write the Markdown and the JSON of all pages, and the schema."""
    for page, record in zip(pages, records, strict=True):
        _write((site / page.file).with_suffix(".md"), markdown(record).encode())
        _write((site / page.file).with_suffix(".json"), _json(record))
    (site / SCHEMA).parent.mkdir(exist_ok=True)
    (site / SCHEMA).write_bytes(_json(schema(urljoin(pages[0].root, SCHEMA))))


def _write(file: Path, content: bytes) -> None:
    """Write a file. `scripts/serve` leaves those of the last build, most of which need only a new time."""
    if file.is_file() and file.read_bytes() == content:
        os.utime(file)
    else:
        file.write_bytes(content)


def markdown(record: Record) -> str:
    """Return the Markdown version: front matter with the source, and the text."""
    facts = {"title": record.title, "description": record.description, "url": record.url}
    if record.last_modified:
        facts["last_modified"] = record.last_modified
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    return "\n".join(["---", *lines, "---", "", record.content])


# `mkdocs serve` writes all pages after each change of one. The result depends on the arguments alone.
@lru_cache(maxsize=256)
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
    source = _source(page, settings.docs)
    is_site_description = page.description == settings.description and page.address
    return Record(
        id=source.removesuffix(".md"),
        url=page.url,
        markdown_url=urljoin(page.url, "index.md"),
        json_url=urljoin(page.url, "index.json"),
        description="" if is_site_description else page.description,  # which Material gives a page without one
        kind=_kind(page, source, settings.kinds),
        section_path=list(page.section_path),
        tags=_tags(page, settings.docs / source),
        last_modified=page.last_modified,
        **content._asdict(),
    )


def _source(page: BuiltPage, docs: Path) -> str:
    """Return the path of the page below docs. A generated page is not there; its folder has no index of that name."""
    index = f"{page.address}index.md"
    return index if not page.address or (docs / index).is_file() else page.address.rstrip("/") + ".md"


def _tags(page: BuiltPage, source: Path) -> list[str]:
    """Return the tags in the order of the front matter; the page shows them sorted."""
    found = FRONT_MATTER.match(source.read_text("utf-8")) if source.is_file() else None
    tags = _tags_in(found[1]) if found and "tags" in found[1] else None
    return list(page.tags if tags is None else tags)


@lru_cache(maxsize=256)
def _tags_in(front_matter: str) -> tuple[str, ...] | None:
    given = yaml.load(front_matter, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    tags = given.get("tags") if isinstance(given, dict) else None
    return tuple(str(tag) for tag in tags) if isinstance(tags, list) else None


def _kind(page: BuiltPage, source: str, kinds: Mapping[str, str]) -> str:
    """Return the kind of a page, by the first pattern that its path matches; one with an audience is a landing page."""
    panel = LANDING_PANEL.search(page.html)
    if panel and "<dt>Audience</dt>" in panel[0]:
        return "landing"
    return next((kind for pattern, kind in kinds.items() if fnmatchcase(source, pattern)), "page")


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
