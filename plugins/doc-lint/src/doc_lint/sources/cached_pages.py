"""Read pages, those that did not change from the cache."""

import sys
from functools import partial
from types import FunctionType
from typing import Protocol

from msgspec.structs import replace

from doc_lint.site import Page
from doc_lint.sources.cache import Cache, digest, exact, page_name
from doc_lint.sources.markdown import page as markdown
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.includes import ReadFile


class ReadPage(Protocol):
    """Reads a page, as `read_page` does."""

    def __call__(
        self,
        data: bytes,
        *,
        path: str,
        url: str,
        source: str,
        dialect: Dialect | None = None,
        read: ReadFile | None = None,
        **flags: bool,
    ) -> Page:
        """Return the page."""


def reader(cache: Cache | None, dialect: Dialect) -> ReadPage:
    """Return what reads the pages of a site.

    Args:
        cache: What an earlier run found out.
        dialect: The Markdown of the site. Where it calls a function that may have changed since, no page is kept.
    """
    slugify = _named(dialect.slugify)
    if cache is None or slugify is None:
        return markdown.read_page
    others = [getattr(dialect, name) for name in dialect.__struct_fields__ if name != "slugify"]
    return partial(_read, cache, repr((slugify, others)).encode())


def _read(
    cache: Cache,
    context: bytes,
    data: bytes,
    *,
    path: str,
    url: str,
    source: str,
    dialect: Dialect | None = None,
    read: ReadFile | None = None,
    **flags: bool,
) -> Page:
    name = page_name(path)
    key = digest(context, repr((path, url, source, sorted(flags.items()))).encode(), data)
    kept = cache.get(name, key, Page, read)
    if kept is not None:
        return kept
    files: dict[str, bytes | None] = {}
    noting = cache.recorded(read, files) if read else None
    page = markdown.read_page(data, path=path, url=url, source=source, dialect=dialect, read=noting, **flags)
    cache.put(name, key, _exactly(page), files)
    return page


def _exactly(page: Page) -> Page | None:
    """Return a page such that it is the same when it is read again; `None` where that cannot be had."""
    front = page.front_matter
    try:
        return replace(page, front_matter=replace(front, values=exact(front.values))) if front.values else page
    except (TypeError, RecursionError):
        return None


def _named(function: object) -> object:
    """Return what tells a function from all others; `None` where its code may change and nothing tells so."""
    if isinstance(function, partial):
        inner, options = _named(function.func), sorted(function.keywords.items())
        plain = all(isinstance(value, str | int | None) for value in (*function.args, *function.keywords.values()))
        return (inner, function.args, options) if inner and plain else None
    if not isinstance(function, FunctionType) or "<" in function.__qualname__:
        return None
    package = function.__module__.partition(".")[0]
    version = getattr(sys.modules.get(package), "__version__", "")
    known = package == "doc_lint" or (package in ("markdown", "pymdownx") and version)
    return (function.__module__, function.__qualname__, version) if known else None
