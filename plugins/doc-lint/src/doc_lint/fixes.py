"""Fixes of findings: new targets of links and entries, and levels of headings without jumps."""

import re
from collections.abc import Iterator, Sequence
from posixpath import dirname, relpath, splitext

from msgspec.structs import replace

from doc_lint.facts.ignored_files import sources_of
from doc_lint.facts.link_targets import resolve
from doc_lint.findings import Edit
from doc_lint.patterns import match
from doc_lint.site import Heading, Image, Link, LinkKind, Location, Page, Site
from doc_lint.site.target import Target
from doc_lint.site.urls import page_url, relative_url

_PLAIN = re.compile(r"[\w./+-]+")  # a path that needs no escape in a Markdown link


def retarget(site: Site, page: Page, link: Link | Image, path: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link or image of a page lead to a file.

    Markdown and front matter get the path of the file, and raw HTML its URL. Uncertain links get no edit: those in a
    file that the page includes, which other pages may include as well, and those to paths that need an escape.

    Args:
        site: The site.
        page: The page.
        link: The link or image, whose fragment is kept.
        path: Path of the file in the docs folder.
    """
    before, _, fragment = link.target.partition("#")
    new = _address(site, page, link, path)
    if link.location.path != page.location.path or new is None or not _PLAIN.fullmatch(new) or "?" in before:
        return ()
    return (Edit(location=link.location, old=link.target, new=f"{new}#{fragment}" if fragment else new),)


def _address(site: Site, page: Page, link: Link | Image, path: str) -> str | None:
    """Return what a link or image of a page has to name to lead to a file; `None` if that is uncertain."""
    if not _is_html(link) or not site.is_configured:  # GitHub follows paths in raw HTML, too
        new = relpath(path, dirname(page.path) or ".")
        return f"./{new}" if link.target.startswith("./") and not new.startswith("../") else new
    there = site.page_by_path.get(path)
    if there is None and (path not in site.files or site.aliases):  # URLs of translated files differ from their paths
        return None
    if match(page.path, site.plugin_pages):  # a blog shows its posts on other pages, too
        return None
    return relative_url(there.url if there else path, page.url)


def _is_html(link: Link | Image) -> bool:
    """Return whether a link or image is raw HTML, whose target MkDocs does not rewrite."""
    return link.html if isinstance(link, Image) else link.kind == "html"


def with_anchor(page: Page, link: Link, anchor: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link lead to another anchor of the same page; none if it is uncertain."""
    path, mark, _ = link.target.partition("#")
    if not mark or link.location.path != page.location.path or not _PLAIN.fullmatch(anchor):
        return ()
    return (Edit(location=link.location, old=link.target, new=f"{path}#{anchor}"),)


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

    Either the target moved or has another case, or the reference is read in the wrong way, or, if it is relative and
    its target was not removed, the page moved. If these lead to different files, it is uncertain.

    Args:
        site: The site.
        page: The page that contains the reference.
        reference: The link or image.
        target: Its target.
    """
    if target.kind != "missing":
        return None
    other = _other_reading(site, page, reference)
    sources = [path for each in (target, other) if each.kind == "missing" for path in sources_of(each.path)]
    was_removed = any(site.renames.get(path) == "" for path in sources)
    former = None if was_removed else _from_former_place(site, page, reference)
    cased = (site.path_by_lower.get(path.lower()) for path in sources)
    named = other.path if _is_html(reference) and other.kind in ("page", "file", "wrong-case") else None
    found = {former, named, *cased, *(moved(site, path) for path in sources)} - {None}
    return found.pop() if len(found) == 1 else None


def _other_reading(site: Site, page: Page, reference: Link | Image) -> Target:
    """Return what a reference may be about that is read in the wrong way.

    Raw HTML may have the path of a file, as Markdown has it, and a Markdown link without a suffix a URL.
    """
    path = re.split("[?#]", reference.target, maxsplit=1)[0]  # urlsplit fails at `//[x`
    is_url = isinstance(reference, Link) and not splitext(path)[1]
    if reference.target.startswith("/") or not (_is_html(reference) or is_url):
        return Target("unjudged")
    kind: LinkKind = "body" if _is_html(reference) else "html"
    return resolve(site, page, Link(reference.target, "", kind, reference.location))


def _from_former_place(site: Site, page: Page, reference: Link | Image) -> str | None:
    """Return where a reference led from the last place of its page at which it led to something."""
    directories = page.url.endswith("/") or not page.url
    for path in _former_paths(site, page.path) if not reference.target.startswith("/") else ():
        there = resolve(site, replace(page, path=path, url=page_url(path, directories)), reference)
        is_there = there.kind in ("page", "file")
        found = {there.path} if is_there else {moved(site, source) for source in sources_of(there.path)} - {None}
        new = found.pop() if len(found) == 1 else None
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
