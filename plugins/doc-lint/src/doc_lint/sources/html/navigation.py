"""Read the navigation of a built page: its sidebar or menu, and its breadcrumbs.

Knows Material for MkDocs and themes derived from it, the theme `mkdocs`, and the theme `readthedocs`. Uses regular
expressions instead of an HTML parser for speed: every page contains the whole navigation, which is most of the HTML of
a large site.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import normpath
from urllib.parse import unquote

from doc_lint.site import Page, Rendered
from doc_lint.sources.html.tags import unescape

_SIDEBARS = (
    (re.compile(r"<nav\b[^>]*\bmd-nav--primary\b"), re.compile(r"<(/?)nav\b")),
    (re.compile(r"""<ul\b[^>]*\bclass=["']?nav navbar-nav["'>]"""), re.compile(r"<(/?)ul\b")),
    (re.compile(r"<div\b[^>]*\bwy-menu-vertical\b"), re.compile(r"<(/?)div\b")),
)
_BREADCRUMBS = {
    name: re.compile(rf"<li\b[^>]*\b{name}\b[^>]*>(.*?)</li>", re.DOTALL)
    for name in ("md-path__item", "breadcrumb-item")
}
_LINK_START = re.compile(r"<a\b")
_LINK = re.compile(
    r"""([^>]*?)\bhref=(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))([^>]*)>(.*?)</a>""",
    re.DOTALL,
)
_NO_ENTRY = re.compile(r"\bmd-(?:logo|source|nav__button)\b|\bheaderlink\b")
_TAG = re.compile(r"<svg\b.*?</svg>|<[^>]*>", re.DOTALL)

Pieces = dict[str, tuple[str, str] | None]


class RenderedReader:
    """Reads the pages of one build. Pages share equal entries and equal sidebars, to save memory.

    Pages in the same folder have nearly the same HTML in their sidebars, so each piece of it is parsed once.

    Args:
        sidebars: Sidebars to share, of an earlier build.
    """

    def __init__(self, sidebars: Iterable[tuple[tuple[str, str], ...]] = ()) -> None:
        self._texts: dict[str, str] = {}
        self._entries: dict[tuple[str, str], tuple[str, str]] = {}
        self._here: dict[str, Pieces] = {}
        self._above: dict[tuple[str, ...], Pieces] = {}
        self._sidebars = {sidebar: sidebar for sidebar in sidebars}

    def read(self, html: str, url: str) -> Rendered | None:
        """Return the navigation of a built page; `None` if it has none, or that of an unknown theme.

        Args:
            html: The HTML of the page.
            url: Its URL, relative to the site's root.
        """
        for opener, tag in _SIDEBARS:
            start = opener.search(html)
            if start:
                region = html[start.start() : _end(html, start.start(), tag)]
                sidebar = tuple(self._read_entries(region, _folders(url)))
                return Rendered(self._sidebars.setdefault(sidebar, sidebar), tuple(map(self._text, _breadcrumbs(html))))
        return None

    def read_pages(
        self, files: Mapping[str, bytes], pages: Iterable[Page], folder: str = "site"
    ) -> Mapping[str, Rendered] | None:
        """Return the navigation of all built pages in a folder, by path of the page; `None` if no page has any."""
        shown: dict[str, Rendered] = {}
        for page in pages:
            url = f"{page.url}index.html" if page.url.endswith("/") or not page.url else page.url
            html = files.get(normpath(f"{folder}/{url}"))
            rendered = self.read(html.decode(errors="replace"), page.url) if html is not None else None
            if rendered is not None:
                shown[page.path] = rendered
        return shown or None

    def _read_entries(self, region: str, folders: list[str]) -> Iterable[tuple[str, str]]:
        here = self._here.setdefault(folders[0], {})
        above = self._above.setdefault(tuple(folders[1:]), {})
        for piece in _LINK_START.split(region)[1:]:
            if piece in above:
                entry = above[piece]
            elif piece in here:
                entry = here[piece]
            else:
                entry, leads_up = self._read_entry(piece, folders)
                (above if leads_up else here)[piece] = entry
            if entry is not None:
                yield entry

    def _read_entry(self, piece: str, folders: list[str]) -> tuple[tuple[str, str] | None, bool]:
        """Return the entry in the HTML that follows a link's start, and whether its target begins with `../`.

        The entry is `None` if the link is not part of the navigation. A target that begins with `../` is the same page
        for all pages with the same parent folder.
        """
        found = _LINK.match(piece)
        if found is None:
            return None, True
        before, double, single, bare, after, label = found.groups("")
        target = double or single or bare
        if target[0] in "#/" or ":" in target or _NO_ENTRY.search(before + after):
            return None, True
        entry = self._text(label), _url(target, folders)
        return self._entries.setdefault(entry, entry), target.startswith("../") and len(folders) > 1

    def _text(self, html: str) -> str:
        text = self._texts.get(html)
        if text is None:
            text = self._texts[html] = " ".join(unescape(_TAG.sub("", html)).split())
        return text


def _breadcrumbs(html: str) -> Iterator[str]:
    """Yield the HTML of each breadcrumb. They are a small part of the page."""
    for name, item in _BREADCRUMBS.items():
        first, last = html.find(name), html.rfind(name)
        if first >= 0:
            end = html.find("</li>", last)
            yield from item.findall(html, max(html.rfind("<li", 0, first), 0), len(html) if end < 0 else end + 5)


def _end(html: str, start: int, tag: re.Pattern[str]) -> int:
    depth = 0
    for found in tag.finditer(html, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)


def _folders(url: str) -> list[str]:
    """Return the folder of a URL and its parents, each with a trailing slash. The root is an empty string."""
    folders = [url[: url.rfind("/") + 1]]
    while folders[-1]:
        folders.append(folders[-1][: folders[-1].rfind("/", 0, -1) + 1])
    return folders


def _url(target: str, folders: list[str]) -> str:
    """Return a relative target as a URL relative to the site's root."""
    path = target.partition("#")[0]
    up = 0
    while path.startswith("../") or path == "..":
        path, up = path[3:], up + 1
    path = "" if path == "." else path.removeprefix("./")
    return folders[min(up, len(folders) - 1)] + (unquote(path) if "%" in path else path)
