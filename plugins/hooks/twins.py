"""Writes each page once more for programs: as Markdown and as JSON, beside its HTML; and the lists of all pages.

`guides/ray/` has `guides/ray/index.md` and `guides/ray/index.json`. The JSON of a landing page lists its section, that
of the home page all pages; it follows `schemas/page.json`. `llms.txt` lists the Markdown by section, as
https://llmstxt.org proposes, and `llms-full.txt` holds its text. `feed.xml` tells which pages changed last. The same
sources give the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

import msgspec
from bs4 import BeautifulSoup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from feed import FEED, feed
from page_markdown import page_markdown
from page_record import CodeBlock, Heading, Image, Link, Record, code_blocks, headings, images, links, schema

SCHEMA = "schemas/page.json"
REFERENCE = "api"  # the kind of page that llms.txt lists last, and that llms-full.txt leaves to its twin

_nav: list[Page] = []
_addresses: frozenset[str] = frozenset()  # of all pages
_records: dict[str, Record] = {}  # by path below docs


class Content(NamedTuple):
    """What is read from the HTML of a page."""

    headings: list[Heading]
    code_blocks: list[CodeBlock]
    links: list[Link]
    images: list[Image]
    content: str


def on_nav(nav: Navigation, **_: object) -> None:
    """Start anew: `mkdocs serve` builds more than once."""
    global _addresses
    _records.clear()
    _nav[:] = nav.pages
    _addresses = frozenset(str(page.canonical_url) for page in _nav)


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object) -> None:  # noqa: ARG001
    """Read a page. Its content is complete here: panels, cards and references of API pages were added in `on_env`."""
    if page.canonical_url in _addresses:
        content = _content(page.content or "", str(page.canonical_url), _root(config), _addresses)
        _records[page.file.src_uri] = _record(page, content, config)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write all twins, the lists and the schema."""
    site, site_url = Path(config.site_dir), _root(config)
    records = [_records[page.file.src_uri] for page in _nav]
    for page, record in zip(_nav, records, strict=True):
        below = [other for other in _nav if other is not page] if page.is_homepage else _below(page)
        record.children = [_records[child.file.src_uri].summary() for child in below]
        place = site / page.file.dest_uri
        place.with_suffix(".md").write_text(_markdown(record), encoding="utf-8")
        place.with_suffix(".json").write_bytes(_json(record))
    (site / SCHEMA).parent.mkdir(exist_ok=True)
    (site / SCHEMA).write_bytes(_json(schema(urljoin(site_url, SCHEMA))))
    top = f"# {config.site_name}\n" + (f"\n> {config.site_description}\n" if config.site_description else "")
    texts = [_markdown(record) for record in records if record.kind != REFERENCE]
    (site / "llms.txt").write_text("\n".join([top, *_lists(records)]), encoding="utf-8")
    (site / "llms-full.txt").write_text("\n".join([top, *texts]), encoding="utf-8")
    if changes := feed(records, config.site_name, site_url):
        (site / FEED).write_bytes(changes)


def _root(config: MkDocsConfig) -> str:
    """The address of the site. mike gives that of a version without the slash at its end."""
    return str(config.site_url).rstrip("/") + "/"


@lru_cache(maxsize=1024)
def _content(html: str, url: str, site_url: str, addresses: frozenset[str]) -> Content:
    """Read a page's HTML. `addresses` are those of all pages; the Markdown links to their twins."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(["a", "img"]):
        for name in {"href", "src"} & tag.attrs.keys():
            tag[name] = urljoin(url, str(tag[name]))
    found = (headings(soup), code_blocks(soup), links(soup, url, site_url), images(soup))
    for tag in soup.find_all("a", href=True):
        address, fragment = urldefrag(str(tag["href"]))
        if address in addresses:
            tag["href"] = urljoin(address, "index.md") + (f"#{fragment}" if fragment else "")
    return Content(*found, page_markdown(soup))


def _record(page: Page, content: Content, config: MkDocsConfig) -> Record:
    site_url, path = _root(config), PurePosixPath(page.file.dest_uri)
    return Record(
        id=page.file.src_uri.removesuffix(".md"),
        title=next((heading.text for heading in content.headings if heading.level == 1), str(page.title)),
        url=str(page.canonical_url),
        markdown_url=urljoin(site_url, str(path.with_suffix(".md"))),
        json_url=urljoin(site_url, str(path.with_suffix(".json"))),
        description=str(page.meta.get("description") or ""),
        kind=_kind(page, config.extra.get("kinds") or {}),
        section_path=[str(section.title) for section in [*page.ancestors][::-1]],
        tags=[str(tag) for tag in page.meta.get("tags") or []],
        last_modified=page.meta.get("last_modified"),
        word_count=len(content.content.split()),
        **content._asdict(),
    )


def _kind(page: Page, kinds: Mapping[str, str]) -> str:
    """The kind of a page, by the first pattern that its path matches; a page with an audience is a landing page."""
    if page.meta.get("audience"):
        return "landing"
    return next((kind for pattern, kind in kinds.items() if fnmatchcase(page.file.src_uri, pattern)), "page")


def _below(page: Page) -> Iterator[Page]:
    """The pages right below a landing page: of a section in its section the landing page, or else all its pages."""
    if not (page.is_index and page.parent):
        return
    items = [item for item in page.parent.children if item is not page]
    while items:
        item = items.pop(0)
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            landings = [child for child in item.children if isinstance(child, Page) and child.is_index]
            items[:0] = landings[:1] or item.children


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value)) + b"\n"


def _markdown(record: Record) -> str:
    """The Markdown twin: front matter that says where it comes from, and the text."""
    facts = {"title": record.title, "description": record.description, "url": record.url}
    if record.last_modified:
        facts["last_modified"] = record.last_modified
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    return "\n".join(["---", *lines, "---", "", record.content])


def _lists(records: Iterable[Record]) -> Iterator[str]:
    """The sections of llms.txt, in the order of the nav. Who has little room may skip the one called Optional."""
    sections: dict[str, list[str]] = {}
    for record in records:
        name = "Optional" if record.kind == REFERENCE else record.section_path[0] if record.section_path else "Start"
        about = f": {record.description}" if record.description else ""
        sections.setdefault(name, []).append(f"- [{record.title}]({record.markdown_url}){about}")
    sections["Optional"] = sections.pop("Optional", [])
    return (f"## {name}\n\n" + "\n".join(lines) + "\n" for name, lines in sections.items() if lines)
