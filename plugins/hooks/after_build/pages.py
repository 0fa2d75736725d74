"""The pages of a built site, read from their HTML.

The templates in plugins/theme give it a known form: `partials/path.html` lists the sections above a page, and its text
is between `partials/actions.html` and `partials/feedback.html`. It does not matter which engine rendered them.
"""

import html
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from after_build.markup import all_text, classes_of, parse
from kept import kept
from text_files import read_text

PAGE = "index.html"
# The link by which `main.html` marks the pages of the nav, and no other file.
MARKDOWN_LINK = '<link rel="nofollow alternate" type="text/markdown"'
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
PREVIOUS = re.compile(r'<link rel="prev" href="([^"]*)">')
NEXT = re.compile(r'<link rel="next" href="([^"]*)">')
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
BREADCRUMBS = re.compile(r'<nav class="md-path".*?</nav>', re.DOTALL)
TEXT_START = re.compile(r'<article class="md-content__inner[^>]*>.*?<div class="page-actions">.*?</div>', re.DOTALL)
TEXT_ENDS = '<aside class="md-source-file">', '<p class="page-tags">', '<p class="feedback', "</article>"
UPDATED = re.compile(r'<aside class="md-source-file">.*?<time datetime="([^"]*)">', re.DOTALL)
TAGS = re.compile(r'<p class="page-tags">(.*?)</p>', re.DOTALL)


class UnreadablePageError(Exception):
    """A page does not come from the templates in plugins/theme, or the site has no `site_url`."""


class BuiltPage(NamedTuple):
    """A page of the nav."""

    address: str  # below the site's root, such as `guides/ray/`; of the home page, an empty text
    url: str
    html: str  # of its text
    section_path: tuple[str, ...]  # the titles of the sections above it, from the top
    is_landing: bool  # the page that introduces the last of these sections
    description: str
    tags: tuple[str, ...]
    last_modified: str | None

    @property
    def file(self) -> str:
        """The path of the page's HTML below the site's folder."""
        return f"{self.address}index.html"

    @property
    def root(self) -> str:
        """The URL of the site."""
        return self.url.removesuffix(quote(self.address))


def read_pages(site: Path) -> list[BuiltPage]:
    """Return the pages of the nav, in its order.

    Raises:
        UnreadablePageError: The folder has no page of the nav, or one that cannot be read.
    """
    found = {}
    for parts in sorted(_files_of_pages(site)):
        text = read_text(site.joinpath(*parts))
        if MARKDOWN_LINK in text:
            found["".join(f"{part}/" for part in parts[:-1])] = text
    if not found:
        raise UnreadablePageError(f"{site} has no page that the templates of plugins/theme wrote.")
    return [_page(address, found[address]) for address in _in_order_of_nav(found)]


def _files_of_pages(site: Path) -> Iterator[list[str]]:
    """Yield the parts of the path of each page's HTML."""
    top = str(site)
    for folder, _, names in os.walk(top):
        if PAGE in names:
            yield [*PurePath(folder[len(top) + 1 :]).parts, PAGE]


def text_of(page: str) -> str:
    """Return the part of a page's HTML that is its text; empty if the page does not come from these templates."""
    start = TEXT_START.search(page)
    ends = [at for mark in TEXT_ENDS if start and (at := page.find(mark, start.end())) >= 0]
    return page[start.end() : min(ends)] if start and ends else ""


def _in_order_of_nav(found: dict[str, str]) -> Iterable[str]:
    """Return the addresses of pages, as each links the next one."""
    following = {address: _target(NEXT, address, text) for address, text in found.items()}
    first = [address for address, text in found.items() if _target(PREVIOUS, address, text) not in found]
    ordered: dict[str, None] = {}
    for address in first:
        step: str | None = address
        while step in found and step not in ordered:
            ordered[step] = None
            step = following[step]
    return ordered


@kept
def _target(link: re.Pattern[str], address: str, text: str) -> str | None:
    """Return the address that a page links in its head, which is written relative to its own."""
    found = link.search(text)
    return urljoin(f"/{address}", unquote(html.unescape(found[1]))).removeprefix("/") if found else None


@kept
def _page(address: str, text: str) -> BuiltPage:
    canonical, description, updated = (pattern.search(text) for pattern in (CANONICAL, DESCRIPTION, UPDATED))
    content = text_of(text)
    if not canonical:
        raise UnreadablePageError(f"{address}index.html has no canonical link. Set `site_url` in mkdocs.yml.")
    if not content:
        raise UnreadablePageError(f"{address}index.html has no text where the templates of plugins/theme write it.")
    sections, is_landing = _sections(text, canonical[1], canonical[1].removesuffix(quote(address)))
    return BuiltPage(
        address=address,
        url=html.unescape(canonical[1]),
        html=content,
        section_path=sections,
        is_landing=is_landing,
        description=html.unescape(description[1]) if description else "",
        tags=_tags(text),
        last_modified=updated[1] if updated else None,
    )


def _sections(text: str, url: str, root: str) -> tuple[tuple[str, ...], bool]:
    """Return the sections in the breadcrumbs, and whether the page introduces the last of them."""
    found = BREADCRUMBS.search(text)
    if not found:
        return (), False
    crumbs = [link for link in parse(found[0]).iter() if "md-path__link" in classes_of(link)]
    if crumbs and urljoin(url, crumbs[0].get("href", ".")) == root and url != root:
        crumbs = crumbs[1:]  # the home page
    titles = tuple(" ".join(all_text(crumb).split()) for crumb in crumbs)
    return titles, bool(crumbs) and crumbs[-1].get("aria-current") == "page"


def _tags(text: str) -> tuple[str, ...]:
    found = TAGS.search(text)
    return tuple(html.unescape(name) for name in re.findall(r"<a [^>]*>([^<]*)</a>", found[1])) if found else ()
