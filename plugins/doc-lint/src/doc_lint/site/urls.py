"""URLs of pages."""

from pathlib import PurePosixPath
from posixpath import dirname, join


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
