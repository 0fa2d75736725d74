"""A folder of Markdown without a configuration: unknown is which program publishes it, if any does."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec.structs import replace

from doc_lint.site import Page, Site

_OBJECT = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_NUMBER = re.compile(r"(?<![^/])\d+[-_.]\s*(?=[^/])")
_DOCUMENT = re.compile(r"(.+)\.(?:mdx?|markdown|rst|ipynb|qmd|rmd|adoc|asciidoc|org|txt|html?|vue|astro|svx)", re.I)
_ADDRESSES = "nothing says which addresses the pages of the folder have"
_ADDRESS_KEYS = ("slug", "id", "permalink", "url", "path", "aliases")
_FILE = re.compile(r".*\.(?:md|markdown|html?|txt|rst|pdf|py|json|ya?ml|toml)")


def as_plain_folder(site: Site, folder: Path, *, has_nav: bool) -> Site:
    """Return a site that is read like GitHub and other programs read a folder, not only as MkDocs does.

    Args:
        site: The site, read from its files.
        folder: The folder.
        has_nav: Whether the folders are its sections, as in MkDocs. Otherwise its nav is unknown.
    """
    unknown = {} if has_nav else {"nav": "no configuration file sets the nav", "addresses": _ADDRESSES}
    return replace(
        site,
        unknown={**site.unknown, **unknown},
        is_configured=False,
        outside=dict(_outside(site, folder)),
        addresses=site.addresses.union(_addresses(site)),
        cross_references=site.cross_references or any(_has_cross_references(page) for page in site.pages),
    )


def _addresses(site: Site) -> Iterator[str]:
    """Yield the addresses that some programs give documents: also to other formats, without numbers, from front matter.

    Docusaurus, Sphinx, Quarto, Hugo and others do. Which of them publishes the folder is unknown.
    """
    for path in (*site.files, *site.page_by_path):
        document = _DOCUMENT.fullmatch(path)
        if document:
            for name in (document[1], _NUMBER.sub("", document[1])):
                yield from _both(name.removesuffix("/index"))
    for page in site.pages:
        values = page.front_matter.values
        for value in (values.get(key) for key in _ADDRESS_KEYS):
            for address in value if isinstance(value, list) else [value]:
                if isinstance(address, str):
                    yield from _both(address if "/" in address else join(dirname(page.path), address))


def _both(address: str) -> tuple[str, str]:
    """Return an address without and with a trailing slash."""
    return address.strip("/"), f"{address.strip('/')}/"


def _has_cross_references(page: Page) -> bool:
    """Return whether a page names objects, as for mkdocstrings: in `:::` blocks or in `[text][shop.Cart]`."""
    names = (reference.name.strip("` ") for reference in page.undefined)
    return bool(page.directives) or any(_OBJECT.fullmatch(name) and not _FILE.fullmatch(name) for name in names)


def _outside(site: Site, folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the paths outside of the folder that pages link to, with whether they exist.

    A path that does not exist counts only inside the repository: the folder may be a copy.
    """
    repository = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
    links = [(page.path, link.target) for page in site.pages for link in page.links]
    images = [(page.path, image.target) for page in site.pages for image in page.images]
    for page, target in (*links, *images):
        path = unquote(target.partition("#")[0].partition("?")[0])
        if ".." not in path or ":" in path or path.startswith("/"):
            continue
        relative = normpath(join(dirname(page), path))
        if relative.startswith("../"):
            file = Path(normpath(folder / relative))
            exists = file.exists()
            if exists or (repository and file.is_relative_to(repository)):
                yield relative, exists
