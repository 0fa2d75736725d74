"""The pages that a build wrote, and what a browser finds at each of their links."""

import re
from collections import Counter
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from doc_lint import Site

State = Literal["alive", "dead", "anchor", "outside"]
"""What a link finds: something, nothing, a page without the anchor, or an address that is not in the built folder."""

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class BuiltLink(NamedTuple):
    """A link or image of a built page."""

    tag: str
    target: str
    alt: str | None


class BuiltPage(NamedTuple):
    """A built page.

    Attributes:
        links: Links and images of the article, without the navigation of the theme.
        ids: How often each id occurs.
        text: The text of the page.
        titles: Number of `<h1>` in the article.
        menus: Targets of the links around the article.
    """

    links: tuple[BuiltLink, ...]
    ids: Counter[str]
    text: str
    titles: int
    menus: frozenset[str]


class BuiltSite:
    """The folder that a build wrote.

    Args:
        folder: The folder.
        site: The site as doc-lint read it, for the URL where it is published.
    """

    def __init__(self, folder: Path, site: Site):
        self.folder = folder
        self.site_url = site.site_url
        self.root = site.site_url or "https://host.invalid/"
        self.host = "{0.scheme}://{0.netloc}".format(urlsplit(self.root))
        self.prefix = urlsplit(self.root).path
        self._pages: dict[Path, BuiltPage | None] = {}

    @cached_property
    def urls(self) -> frozenset[str]:
        """URLs of all built pages, relative to the root of the site."""
        files = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return frozenset(re.sub(r"(^|/)index\.html$", r"\1", file) for file in files)

    def page(self, url: str) -> BuiltPage | None:
        """Return the page at a URL, or `None`."""
        file = self._file(unquote(url))
        if file is None or file.suffix != ".html":
            return None
        if file not in self._pages:
            reader = _HtmlReader()
            reader.feed(file.read_text("utf-8", errors="replace"))
            self._pages[file] = reader.page()
        return self._pages[file]

    def state(self, url: str, target: str) -> State:
        """Return what a link on the page at a URL finds, as a browser resolves it."""
        try:
            parts = urlsplit(urljoin(self.root + url, target))
        except ValueError:
            return "dead"
        path = unquote(parts.path)
        is_rooted = target.startswith("/") and not self.site_url
        if f"{parts.scheme}://{parts.netloc}" != self.host or is_rooted or not path.startswith(self.prefix):
            return "outside"
        there = path.removeprefix(self.prefix) or "."
        if self._file(there) is None:
            return "dead"
        page = self.page(there)
        anchors = {parts.fragment, unquote(parts.fragment)}
        is_known = (
            page is None or anchors & {"", "top"} or parts.fragment.startswith(":~:") or anchors & page.ids.keys()
        )
        return "alive" if is_known else "anchor"

    def _file(self, path: str) -> Path | None:
        """Return the file that a static host serves for a path."""
        file = self.folder / path
        if file.is_dir():
            file /= "index.html"
        elif not file.suffix and not file.is_file():
            file = file.with_suffix(".html")
        return file if file.is_file() else None


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []  # open elements, with how close they come to being the article
        self.links: list[tuple[int, BuiltLink]] = []
        self.titles: list[int] = []
        self.ids: Counter[str] = Counter()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        rank = self.open[-1][1] if self.open else 0
        is_main = tag == "main" or values.get("role") == "main"
        rank = max(rank, 2 if tag == "article" else 1 if is_main else 0)
        if tag not in _VOID:
            self.open.append((tag, rank))
        self.ids.update({values[name] for name in ("id", "name") if name == "id" or tag == "a" if name in values})
        is_link = tag == "a" and "hreflang" not in values  # the theme's links to the page in other languages
        target = values.get("href") if is_link else values.get("src") if tag == "img" else None
        if target is not None:
            self.links.append((rank, BuiltLink(tag, target, values.get("alt"))))
        if tag == "h1":
            self.titles.append(rank)

    def handle_endtag(self, tag: str) -> None:
        if any(each == tag for each, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def page(self) -> BuiltPage:
        """Return the page. Its article is the `<article>`, or else what has the role `main`, or else the whole page."""
        article = max((rank for rank, _ in self.links), default=0)
        return BuiltPage(
            tuple(link for rank, link in self.links if rank == article),
            self.ids,
            "".join(self.text),
            sum(rank == article for rank in self.titles),
            frozenset(link.target for rank, link in self.links if rank < article),
        )
