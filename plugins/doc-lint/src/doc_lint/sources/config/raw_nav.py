"""Build the nav as MkDocs and mkdocs-literate-nav do: from the configuration, nav files and folders."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from posixpath import basename, dirname, join, normpath
from typing import Any
from urllib.parse import urlsplit

from doc_lint.sources import SourceError
from doc_lint.sources.config.nav_item import nav_item

_DEPTH = 100
# A nav entry: its title or an empty string, and its page, URL or child entries.
Entry = tuple[str, "str | list[Entry]"]


def from_config(nav: Sequence[Any], path: str = "mkdocs.yml") -> list[Entry]:
    """Return the entries of the key `nav`.

    Raises:
        SourceError: If an entry is neither a string nor a mapping with one title.
    """
    made: list[Entry] = []
    for item in nav:
        title, value = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else ("", item)
        if isinstance(value, dict) and value is not item:
            value = [{key: below} for key, below in value.items()]
        if isinstance(value, list):
            made.append((str(title), from_config(value, path)))
        elif isinstance(value, str):
            made.append((str(title or ""), value))
        else:
            raise SourceError(f"{path}: the nav entry `{item}` is neither a page nor a title with pages below it")
    return made


def from_folders(pages: Collection[str]) -> list[Entry]:
    """Return the nav of a site without one: for each folder, its index, its other pages, then its folders."""
    nav: list[Entry] = []
    sections: dict[tuple[str, ...], list[Entry]] = {(): nav}
    for path in sorted(pages, key=sort_key):
        above: tuple[str, ...] = ()
        for name in dirname(path).split("/") if dirname(path) else ():
            here = (*above, folder_title(name))
            if here not in sections:
                sections[here] = []
                sections[above].append((here[-1], sections[here]))
            above = here
        sections[above].append(("", path))
    return nav


def sort_key(path: str) -> tuple[list[str], bool, str]:
    """Return a key that sorts paths as MkDocs does."""
    *folders, name = path.split("/")
    return folders, name.rsplit(".", 1)[0] not in ("index", "README"), name


def folder_title(name: str) -> str:
    """Return the title that MkDocs gives a folder."""
    title = name.replace("-", " ").replace("_", " ")
    return title.capitalize() if title == title.lower() else title


class LiterateNav:
    """Resolves the nav files of mkdocs-literate-nav, and the patterns and folders in them and in the configuration."""

    def __init__(self, pages: Collection[str], nav_files: Mapping[str, str], options: Mapping[str, Any]):
        """Initialize from the files of a site.

        Args:
            pages: Paths of all Markdown files in the docs folder, including nav files and excluded ones.
            nav_files: Content of each nav file, by path.
            options: The options of the plugin.
        """
        self.pages = sorted(pages, key=sort_key)
        self.nav_files = nav_files
        self.nav_file = str(options.get("nav_file", "SUMMARY.md"))
        self.implicit_index = bool(options.get("implicit_index"))
        given = options.get("tab_length")
        self.tab_length = given if isinstance(given, int) and 0 < given <= _DEPTH else 4
        self.seen: set[str] = set()
        self.used: set[str] = set()
        self.has_entries = False

    def resolve(self, nav: list[Entry] | None) -> list[Entry]:
        """Return the nav, from the nav file or else the configuration, with folders and patterns resolved."""
        if not nav or self.nav_file in self.nav_files:
            found = self.folder("")
            if found:
                return found
        return self._expand([self._configured(entry) for entry in nav or []], ())

    def folder(self, root: str, above: tuple[str, ...] = ()) -> list[Entry]:
        """Return the nav of a folder, from its nav file or else its pages and folders."""
        path = join(root, self.nav_file)
        if path in self.nav_files:
            self.used.add(path)
        items = _items(path, self.nav_files[path], self.tab_length) if path in self.nav_files else []
        if not items:
            return self._expand([("", join(root, "*"))], (root, *above))
        self.has_entries = True
        index = next((page for page in self.pages if dirname(page) == root and _is_index(page)), None)
        if not (self.implicit_index and path == index):
            self.seen.add(path)
        linked = list(self._linked(items, root))
        landing: list[Entry] = [("", index)] if self.implicit_index and index and index not in self.seen else []
        return self._expand([*landing, *linked], (root, *above))

    def _configured(self, entry: Entry) -> Entry:
        title, value = entry
        if isinstance(value, list):
            return title, [self._configured(below) for below in value]
        if "*" in value:
            return title, _pattern("", value)
        return (title, self._path("", value)) if title else entry

    def _linked(self, items: Sequence["_Item"], root: str) -> Iterator[Entry]:
        for item in items:
            target = self._path(root, item.target) if item.target else ""
            if item.below:
                landing: list[Entry] = [("", target)] if target else []
                yield item.title, [*landing, *self._linked(item.below, root)]
            elif target:
                yield item.title, target
            elif item.pattern:
                yield "", _pattern(root, item.pattern)

    def _path(self, root: str, link: str) -> str:
        """Return the target of a link in a nav file: a URL, a page, or a folder with a trailing slash."""
        try:
            parts = urlsplit(link)
        except ValueError:  # such as `//[bad`
            return link
        if parts.scheme or parts.netloc:
            return link
        path = normpath(join(root, link))
        self.seen.add(path)
        return f"{path}/" if link.endswith("/") and path in self._folders else path

    def _expand(self, nav: list[Entry], roots: tuple[str, ...]) -> list[Entry]:
        """Replace patterns and folders by their pages. A page that is listed is not repeated by a pattern."""
        self.seen.update(value for _, value in nav if isinstance(value, str) and "*" not in value)
        made: list[Entry] = []
        for title, value in nav:
            if isinstance(value, list):
                made.append((title, self._expand(value, roots)))
            elif "*" in value:
                found = list(self._matches(value, roots)) or [("", value)] * (not self._glob(value))
                made.extend([(title, found)] if title and found else found)
            elif title and value.endswith("/") and value[:-1] in self._folders and value[:-1] not in roots:
                made.append((title, self.folder(value[:-1], roots)))
            else:
                made.append((title, value))
        return [entry for entry in made if entry[1]]

    def _matches(self, pattern: str, roots: tuple[str, ...]) -> Iterator[Entry]:
        for path in self._glob(pattern):
            if path in self.seen:
                continue
            if path in self._folders:
                below = self.folder(path, roots)
                if below:
                    yield folder_title(basename(path)), below
            elif pattern.endswith("/"):
                continue
            else:
                yield "", path
            self.seen.add(path)

    def _glob(self, pattern: str) -> list[str]:
        folder, name = dirname(pattern.strip("/")), basename(pattern.strip("/"))
        is_pattern = re.search(r"[*?\[]", folder)
        folders = [each for each in self._below if each and _is_match(each, folder)] if is_pattern else [folder]
        found = [path for folder in folders for path in self._below.get(folder, ()) if _is_match(basename(path), name)]
        return sorted(found, key=lambda path: path in self._folders)

    @cached_property
    def _below(self) -> Mapping[str, list[str]]:
        """Pages and folders by their parent folder."""
        below: dict[str, list[str]] = {"": []}
        for path in (*self.pages, *self._folders):
            below.setdefault(dirname(path), []).append(path)
        return below

    @cached_property
    def _folders(self) -> Mapping[str, None]:
        folders: dict[str, None] = {}
        for page in self.pages:
            folder = dirname(page)
            while folder and folder not in folders:
                folders[folder] = None
                folder = dirname(folder)
        return folders


def _pattern(root: str, pattern: str) -> str:
    """Return a pattern relative to the docs folder, without `.` and `..`. One for folders keeps its trailing slash."""
    return normpath(join(root, pattern).lstrip("/")) + "/" * pattern.endswith("/")


def _is_match(path: str, pattern: str) -> bool:
    names, parts = path.split("/"), pattern.split("/")
    return len(names) == len(parts) and all(map(fnmatchcase, names, parts))


class _Item:
    """An item of the list in a nav file."""

    def __init__(self, title: str, target: str, pattern: str):
        self.title = title
        self.target = target
        self.pattern = pattern
        self.below: list[_Item] = []


def _items(path: str, text: str, tab_length: int) -> list[_Item]:
    """Return the nav list of a nav file: the first one after the last line `<!--nav-->`, or else the last one.

    Raises:
        SourceError: If it has too many levels.
    """
    lines = text.expandtabs(tab_length).splitlines()
    marker = max((number for number, line in enumerate(lines, 1) if line.strip() == "<!--nav-->"), default=0)
    if marker > 1 and lines[marker - 2].strip() and lines[marker - 2][0] != "#":  # it continues a paragraph or list
        return []
    lists: list[list[_Item]] = []
    stack: list[_Item] = []
    in_list = False
    for line in lines[marker:]:
        found = nav_item(line)
        if found and not in_list and len(found.indent) >= tab_length:  # code
            found = None
        if found:
            item = _Item(found.title, found.target, found.pattern)
            depth = min(len(found.indent) // tab_length, len(stack))
            if depth >= _DEPTH:
                raise SourceError(f"{path}: the nav has more than {_DEPTH} levels; remove sections")
            if not in_list and depth == 0:
                lists.append([])
            (stack[depth - 1].below if depth else lists[-1]).append(item)
            stack[depth:] = [item]
        in_list = bool(found) or (in_list and (not line.strip() or line.startswith(" ")))
    return lists[0 if marker else -1] if lists else []


def _is_index(path: str) -> bool:
    return basename(path).rsplit(".", 1)[0] in ("index", "README")
