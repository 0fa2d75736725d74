"""URLs of pages."""

from pathlib import PurePosixPath
from posixpath import dirname, join, relpath


def page_url(path: str, directories: bool) -> str:
    """Return the URL that MkDocs gives a page, relative to the site's root."""
    if directories:
        parts = [part for part in (dirname(path), "" if stem(path) == "index" else stem(path)) if part]
        return "".join(f"{part}/" for part in parts)
    return join(dirname(path), f"{stem(path)}.html")


def stem(path: str) -> str:
    """Return the name of a page's file without its suffix; `index` for a README."""
    name = PurePosixPath(path).stem
    return "index" if name == "README" else name


def relative_url(url: str, page: str) -> str:
    """Return a URL relative to a page, as raw HTML on the page can have it. Both URLs are relative to the root."""
    new = relpath(f"/{url}", f"/{page if page.endswith('/') else dirname(page)}")
    return f"{new}/" if url.endswith("/") or not url else new
