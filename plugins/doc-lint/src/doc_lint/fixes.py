"""Fixes of findings: new targets of links and entries, and levels of headings without jumps."""

import re
from collections.abc import Iterator, Sequence
from posixpath import dirname, relpath
from urllib.parse import urlsplit

from msgspec.structs import replace

from doc_lint.facts.link_targets import resolve
from doc_lint.findings import Edit
from doc_lint.site import Heading, Image, Link, Location, Page, Site
from doc_lint.site.target import Target
from doc_lint.site.urls import page_url

_PLAIN = re.compile(r"[\w./+-]+")  # a path that needs no escape in a Markdown link
_FIXABLE = frozenset({"body", "next-step", "prerequisite"})  # kinds of links


def retarget(page: Page, link: Link | Image, path: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link or image of Markdown, or a link of the front matter, lead to a file.

    There is none if it is uncertain: for links in a file that the page includes, which other pages may include as well,
    for raw HTML, and for paths that need an escape.

    Args:
        page: The page.
        link: The link or image, whose fragment is kept.
        path: Path of the file in the docs folder.
    """
    new = relpath(path, dirname(page.path) or ".")
    parts = urlsplit(link.target)
    if not _is_certain(page, link) or not _PLAIN.fullmatch(new) or parts.query:
        return ()
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return (Edit(location=link.location, old=link.target, new=f"{new}{fragment}"),)


def with_anchor(page: Page, link: Link, anchor: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link lead to another anchor of the same page; none if it is uncertain."""
    path, mark, _ = link.target.partition("#")
    if not mark or not _is_certain(page, link) or not _PLAIN.fullmatch(anchor):
        return ()
    return (Edit(location=link.location, old=link.target, new=f"{path}#{anchor}"),)


def _is_certain(page: Page, link: Link | Image) -> bool:
    is_markdown = not link.html if isinstance(link, Image) else link.kind in _FIXABLE
    return is_markdown and link.location.path == page.location.path


def moved(site: Site, path: str) -> str | None:
    """Return the page or file that a former one is now, by the site's redirects and the renames that Git knows.

    `None` if the path exists, or if nothing knows where its content went.
    """
    seen = set[str]()
    while not _exists(site, path) and path not in seen and (path in site.redirects or path in site.renames):
        seen.add(path)
        path = site.redirects.get(path) or site.renames[path]
    return path if seen and _exists(site, path) else None


def _exists(site: Site, path: str) -> bool:
    return path in site.page_by_path or path in site.files


def intended(site: Site, page: Page, reference: Link | Image, target: Target) -> str | None:
    """Return the page or file that a link or image is about whose target is missing; `None` if that is uncertain.

    Either the target moved or, if the reference is relative and its target was not removed, the page did. If both lead
    to something, it is uncertain.

    Args:
        site: The site.
        page: The page that contains the reference.
        reference: The link or image.
        target: Its target.
    """
    if target.kind != "missing":
        return None
    was_removed = site.renames.get(target.path) == ""
    found = {moved(site, target.path), None if was_removed else _from_former_place(site, page, reference)} - {None}
    return found.pop() if len(found) == 1 else None


def _from_former_place(site: Site, page: Page, reference: Link | Image) -> str | None:
    """Return where a reference led from the last place of its page at which it led to something."""
    directories = page.url.endswith("/") or not page.url
    for path in _former_paths(site, page.path) if not reference.target.startswith("/") else ():
        there = resolve(site, replace(page, path=path, url=page_url(path, directories)), reference)
        new = there.path if there.kind in ("page", "file") else moved(site, there.path)
        if new is not None and _exists(site, new):
            return new
    return None


def _former_paths(site: Site, path: str) -> Iterator[str]:
    """Yield the paths that a file had before Git renamed it, the last one first."""
    seen, pending = {path}, [path]
    for here in pending:
        before = [old for old, new in site.renames.items() if new == here and old not in seen]
        seen.update(before)
        pending += before
        yield from before


def as_entry(site: Site, file: str, path: str) -> str | None:
    """Return the path of a page as a nav entry in a file has it; `None` if the file is not one of the site.

    Args:
        site: The site.
        file: The configuration file, or a nav file, whose entries are relative to its folder.
        path: The path in the docs folder.
    """
    if file == site.config_path:
        return path
    docs = next((p.location.path.removesuffix(p.path) for p in site.pages if p.location.path.endswith(p.path)), "")
    return relpath(path, dirname(file.removeprefix(docs)) or ".") if docs and file.startswith(docs) else None


def with_entry(site: Site, location: Location, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit that makes a nav entry lead to another page or file; none if it is uncertain."""
    before, after = as_entry(site, location.path, old), as_entry(site, location.path, new)
    if not before or not after or (after.startswith("../") and not location.path.endswith(".md")):
        return ()  # plugins don't leave the folder of a YAML file
    return (Edit(location, before, after),)


def with_levels(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings of a page without jumps: what was at one level below a heading still is.

    Args:
        headings: The headings, in order.
    """
    above: list[tuple[int, int]] = []  # old and new levels of the headings that the next one may be below
    for heading in headings:
        level = 0
        while above and above[-1][0] >= heading.level:
            old, new = above.pop()
            level = new if old == heading.level else 0
        level = level or (above[-1][1] + 1 if above else heading.level)
        above.append((heading.level, level))
        yield replace(heading, level=level)
