"""Read pages, unchanged ones from the cache."""

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from types import FunctionType
from typing import Any, Protocol

from msgspec.structs import replace

from doc_lint.site import Page
from doc_lint.sources.cache import Cache, digest, exact, page_name
from doc_lint.sources.markdown import slugs
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.exact.reader import versions
from doc_lint.sources.markdown.includes import ReadFile


class ReadPage(Protocol):
    """A function that reads a page, such as `read_page`."""

    def __call__(
        self,
        data: bytes,
        *,
        path: str,
        url: str,
        source: str,
        dialect: Dialect | None = None,
        read: ReadFile | None = None,
        written: bytes | None = None,
        **flags: bool,
    ) -> Page:
        """Return the page."""


def read_page(data: bytes, **arguments: Any) -> Page:
    """Read a page. The modules that read Markdown are imported only if a page is not in the cache."""
    from doc_lint.sources.markdown import page as markdown

    return markdown.read_page(data, **arguments)


def reader(cache: Cache | None, dialect: Dialect) -> ReadPage:
    """Return a function that reads the pages of a site.

    Args:
        cache: The cache, if it is used.
        dialect: The Markdown dialect of the site. If it calls a function that may have changed since the last run,
            pages are not cached.
    """
    slugify, tab_slugify = _identity(dialect.slugify), _identity(dialect.tab_slugify or slugs.default)
    if cache is None or slugify is None or tab_slugify is None:
        return read_page
    functions = ("slugify", "tab_slugify", "extensions")
    others = [getattr(dialect, name) for name in dialect.__struct_fields__ if name not in functions]
    extensions = {name: sorted(_plain(options)) for name, options in (dialect.extensions or {}).items()}
    return partial(_read, cache, repr((slugify, tab_slugify, others, extensions, versions())).encode())


def _plain(options: Mapping[str, Any]) -> Iterator[str]:
    """Yield the options of an extension that are not functions."""
    return (f"{key}={value!r}" for key, value in options.items() if not callable(value))


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
    written: bytes | None = None,
    **flags: bool,
) -> Page:
    name = page_name(path)
    key = digest(context, repr((path, url, source, sorted(flags.items()), written)).encode(), data)
    cached = cache.get(name, key, Page, read)
    if cached is not None:
        return cached
    files: dict[str, bytes | None] = {}
    recorded = cache.recorded(read, files) if read else None
    page = read_page(data, path=path, url=url, source=source, dialect=dialect, read=recorded, written=written, **flags)
    cache.put(name, key, _with_exact_front_matter(page), files)
    return page


def _with_exact_front_matter(page: Page) -> Page | None:
    """Return a page that decodes to the same values; `None` if its front matter cannot be encoded exactly."""
    front = page.front_matter
    try:
        return replace(page, front_matter=replace(front, values=exact(front.values))) if front.values else page
    except (TypeError, RecursionError):
        return None


def _identity(function: object) -> object:
    """Return a value that identifies a function and its version; `None` if its code may change without notice."""
    if isinstance(function, partial):
        inner, options = _identity(function.func), sorted(function.keywords.items())
        plain = all(isinstance(value, str | int | None) for value in (*function.args, *function.keywords.values()))
        return (inner, function.args, options) if inner and plain else None
    if not isinstance(function, FunctionType) or "<" in function.__qualname__:
        return None
    package = function.__module__.partition(".")[0]
    version = getattr(sys.modules.get(package), "__version__", "")
    known = package == "doc_lint" or (package in ("markdown", "pymdownx") and version)
    return (function.__module__, function.__qualname__, version) if known else None
