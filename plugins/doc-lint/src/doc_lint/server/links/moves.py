"""Move pages and files, with every link, nav entry and option that names them."""

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, relpath
from urllib.parse import quote, unquote

from doc_lint.facts.link_targets import resolve
from doc_lint.server.links.headings import Change
from doc_lint.server.links.targets import entries, entry_target, references, written
from doc_lint.server.positions import Text
from doc_lint.site import Image, Link, Location, Page, Site
from doc_lint.site.target import Target
from doc_lint.site.urls import page_url, relative_url

Moves = Mapping[str, str]
"""New paths of pages and files in the docs folder, by their old paths."""
Read = Callable[[str], Text]

_MAPS = re.compile(r"^( *)redirect_maps:[ \t]*(?:\{\}|null|~)?[ \t]*(?:#.*)?$", re.MULTILINE)


def move(site: Site, moves: Moves, docs: str, read: Read) -> Iterator[Change]:
    """Yield the changes that moving pages and files needs, in the files as they are before they move.

    Args:
        site: The site.
        moves: What moves. It keeps being Markdown, or not.
        docs: The docs folder with a slash, relative to the folder of the configuration file.
        read: Returns the text of a file.
    """
    yield from dict.fromkeys(_changes(site, moves, docs, read))


def _changes(site: Site, moves: Moves, docs: str, read: Read) -> Iterator[Change]:
    for page in site.pages:
        for each in references(page):
            new = _new_target(site, page, each, moves)
            if new is not None:
                yield from _replaced(read, each.location, each.target, new)
    for entry in entries(site):
        if entry.path in moves:
            file = entry.location.path
            new = (
                moves[entry.path]
                if file == site.config_path
                else relpath(docs + moves[entry.path], dirname(file) or ".")
            )
            yield from _replaced(read, entry.location, entry_target(site, entry, docs), new)
    options = site.options_path or site.config_path
    for keys, line in site.option_lines.items():
        if keys and keys[-1] in moves:
            yield from _replaced(read, Location(options, line), keys[-1], moves[keys[-1]])
    yield from _redirects(site, moves, read(site.config_path))


def _replaced(read: Read, where: Location, old: str, new: str) -> Iterator[Change]:
    place = written(read(where.path), where, old)
    if place is not None and old != new:
        yield where.path, place.start, place.end, new


def _new_target(site: Site, page: Page, reference: Link | Image, moves: Moves) -> str | None:
    """Return the new target of a link or image; `None` if it can stay as it is."""
    target = resolve(site, page, reference)
    here = moves.get(page.path, page.path)
    stays = here == page.path if target.by_url else dirname(here) == dirname(page.path)
    if target.kind not in ("page", "file") or (stays and target.path not in moves):
        return None
    path, mark, rest = re.fullmatch(r"([^#?]*)([#?]?)(.*)", reference.target, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path or "://" in path:
        return None
    new = _by_url(page, here, target, moves, path) if target.by_url else _by_file(here, target, moves, path)
    return f"{new}{mark}{rest}" if new is not None else None


def _by_file(here: str, target: Target, moves: Moves, path: str) -> str:
    there = moves.get(target.path, target.path)
    if path.startswith("/"):  # relative to the docs folder
        return _like(path, f"/{there}")
    return _like(path, relpath(there, dirname(here) or "."))


def _by_url(page: Page, here: str, target: Target, moves: Moves, path: str) -> str | None:
    """Return a new URL of a page, for raw HTML and links without a file; `None` for other files, which seldom move."""
    if target.page is None:
        return None
    directories = page.url.endswith("/") or not page.url
    there = page_url(moves.get(target.path, target.path), directories)
    if path.startswith("/"):
        old = page_url(target.path, directories)
        prefix = path.removesuffix(old) if path.endswith(old) else None
        return None if prefix is None else _like(path, prefix + there)
    return _like(path, relative_url(there, page_url(here, directories)))


def _like(old: str, new: str) -> str:
    """Return a path with the escapes and the beginning that the old one has."""
    new = quote(new) if unquote(old) != old or re.search(r"[\s()<>]", new) else new
    return f"./{new}" if old.startswith("./") and not new.startswith("../") else new


def _redirects(site: Site, moves: Moves, config: Text) -> Iterator[Change]:
    """Yield the changes of the option `redirect_maps` of the plugin redirects, if the site has it as a block."""
    found = _MAPS.search(config.text)
    if found is None:
        return
    outer = len(found[1])
    entry = re.compile(r"( *)([\"']?)([^\s\"':][^\"':]*)\2:[ \t]+([\"']?)([^\s\"'#]+)\4[ \t]*(?:#.*)?$")
    at, indent, old = found.end(), " " * (outer + 2), set[str]()
    for line in range(config.line_at(found.start()) + 1, config.line_at(len(config.text)) + 1):
        start, end = config.line(line)
        text = config.text[start:end]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= outer:
            break
        each = entry.match(text)
        if each:
            at, indent = end, each[1]
            old.add(each[3])
            if each[5] in moves:
                yield site.config_path, start + each.start(5), start + each.end(5), moves[each[5]]
    pages = [(path, new) for path, new in moves.items() if path in site.page_by_path and path not in old]
    lines = "".join(f"\n{indent}{_key(path)}: {_key(new)}" for path, new in pages)
    if lines:
        yield site.config_path, at, at, lines


def _key(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else "'{}'".format(path.replace("'", "''"))
