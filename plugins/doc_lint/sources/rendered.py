"""Read from a built page what it shows of the navigation: sidebar or menu, and breadcrumbs.

Only the navigation of Material for MkDocs (and themes derived from it), of MkDocs' own theme and of Read the Docs is
known. Regular expressions look for it, not an HTML parser: every page holds the whole navigation, so on a large site
this is most of the HTML there is.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from doc_lint.site import Page, Rendered

_SIDEBARS = (
    (re.compile(r"<nav\b[^>]*\bmd-nav--primary\b"), re.compile(r"<(/?)nav\b")),
    (re.compile(r"""<ul\b[^>]*\bclass=["']?nav navbar-nav["'>]"""), re.compile(r"<(/?)ul\b")),
    (re.compile(r"<div\b[^>]*\bwy-menu-vertical\b"), re.compile(r"<(/?)div\b")),
)
_BREADCRUMBS = (
    re.compile(r"<li\b[^>]*\bmd-path__item\b[^>]*>(.*?)</li>", re.DOTALL),
    re.compile(r"<li\b[^>]*\bbreadcrumb-item\b[^>]*>(.*?)</li>", re.DOTALL),
)
_LINK = re.compile(
    r"""<a\b(?P<before>[^>]*?)\bhref=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))(?P<after>[^>]*)>"""
    r"(?P<label>.*?)</a>",
    re.DOTALL,
)
_NO_ENTRY = re.compile(r"\bmd-(?:logo|source|nav__button)\b|\bheaderlink\b")
_TAG = re.compile(r"<svg\b.*?</svg>|<[^>]*>", re.DOTALL)


def read_rendered(html: str) -> Rendered | None:
    """Return what a built page shows of the navigation; `None` where it shows none, or none that is known."""
    for opener, tag in _SIDEBARS:
        start = opener.search(html)
        if start:
            sidebar = html[start.start() : _end(html, start.start(), tag)]
            found = (item for pattern in _BREADCRUMBS for item in pattern.findall(html))
            return Rendered(tuple(_entries(sidebar)), tuple(_text(item) for item in found))
    return None


def read_pages(files: Mapping[str, bytes], pages: Iterable[Page], folder: str = "site") -> Mapping[str, Rendered] | None:
    """Return what the built pages in a folder show of the navigation; `None` where there is none of them."""
    shown: dict[str, Rendered] = {}
    for page in pages:
        url = f"{page.url}index.html" if page.url.endswith("/") or not page.url else page.url
        html = files.get(f"{folder}/{url}")
        rendered = read_rendered(html.decode(errors="replace")) if html is not None else None
        if rendered is not None:
            shown[page.path] = rendered
    return shown or None


def _end(html: str, start: int, tag: re.Pattern[str]) -> int:
    depth = 0
    for found in tag.finditer(html, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)


def _entries(sidebar: str) -> Iterable[tuple[str, str]]:
    for link in _LINK.finditer(sidebar):
        target = unescape(link["double"] or link["single"] or link["bare"] or "")
        if not target.startswith("#") and not _NO_ENTRY.search(link["before"] + link["after"]):
            yield _text(link["label"]), target


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
