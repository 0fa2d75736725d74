"""Find the line of each nav entry in `mkdocs.yml` and in the nav files of literate-nav and awesome-nav."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

import yaml

from doc_lint.site import Location, NavLink
from doc_lint.sources.config.lines import compose, entry, key_line
from doc_lint.sources.config.nav_item import nav_item
from doc_lint.sources.config.raw_config import construct

_PAGE = re.compile(r"[^*?\[\]:]+\.md")


class NavLines:
    """Locations of nav entries, by their target or title.

    Attributes:
        pages_of_folders: The entries for Markdown files in folders' YAML files, each with its target as written, which
            is relative to the folder.
        start: The start of the nav: the nav file in the docs folder, or else the key `nav`; `None` if the nav follows
            from the folders.
    """

    def __init__(self) -> None:
        self.pages_of_folders: list[tuple[str, NavLink]] = []
        self.start: Location | None = None
        self._entries: dict[str, list[Location]] = {}
        self._sections: dict[tuple[str, str], Location] = {}

    def page(self, path: str) -> Location | None:
        """Return the location of the entry for a page or URL; if called again, that of the next such entry."""
        places = self._entries.get(path)
        if not places:
            return None
        return places.pop(0) if len(places) > 1 else places[0]

    def section(self, title: str, first_page: str) -> Location | None:
        """Return the location of a section, by its title and first page, or else by its title alone."""
        return self._sections.get((title, first_page)) or self._sections.get((title, ""))

    def fallback(self, above: Location | None, page: Location) -> Location:
        """Return the location for an entry that the author did not write, such as the match of a pattern.

        Args:
            above: Location of the section around it.
            page: Location of its page, or of the first page in it. It is used if the nav follows from the folders.
        """
        return page if self.start is None else above or self.start

    def add_config(self, text: str, path: str) -> None:
        """Add the `nav` of a configuration file."""
        root = compose(text)
        line = key_line(root, "nav")
        if line:
            self.start = self.start or Location(path, line)
        for title, target, at in _yaml_entries(entry(root, "nav")):
            self._add(title, target, Location(path, at))

    def add_folder(self, text: str, folder: str, path: str) -> None:
        """Add the `nav` in a folder's YAML file. Its entries are relative to the folder."""
        if not folder:
            self.start = Location(path)
        for title, written, line in _yaml_entries(entry(compose(text), "nav")):
            where = Location(path, line)
            target = written and _target(written, f"{folder}/" if folder else "")
            self._add(title, target, where)
            if _PAGE.fullmatch(written):
                self.pages_of_folders.append((written, NavLink(target, where, title)))

    def add_nav_file(self, text: str, docs_path: str, path: str, plugin: Location | None = None) -> None:
        """Add a Markdown nav file.

        Args:
            text: Content of the file.
            docs_path: Path in the docs folder. Targets are relative to it.
            path: Path for locations.
            plugin: Location of the plugin that generates the file; `None` for a file in the docs folder.
        """
        if "/" not in docs_path:
            self.start = plugin or Location(path)
        items = [(found, number) for number, line in enumerate(text.splitlines(), 1) if (found := nav_item(line))]
        for index, (found, number) in enumerate(items):
            where = plugin or Location(path, number, len(found.indent) + 1)
            target = _target(found.target, docs_path)
            if index + 1 < len(items) and len(items[index + 1][0].indent) > len(found.indent):
                below = filter(None, (_target(item.target, docs_path) for item, _ in items[index:]))
                self._sections.setdefault((found.title, next(below, "")), where)
                self._sections.setdefault((found.title, ""), where)
            self._add("" if target else found.title, target, where)

    def _add(self, title: str, target: str, where: Location) -> None:
        if target:
            self._entries.setdefault(target, []).append(where)
        if title and (not target or target.endswith("/")):
            self._sections.setdefault((title, ""), where)


def _target(target: str, docs_path: str) -> str:
    if not target or ":" in target:
        return target
    joined = normpath(join(dirname(docs_path), target))
    return joined + "/" if target.endswith("/") else joined


def _yaml_entries(node: yaml.Node | None) -> Iterator[tuple[str, str, int]]:
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        line = item.start_mark.line + 1
        if isinstance(item, yaml.ScalarNode) or item.tag == "!ENV":
            yield "", _text(item), line
        elif isinstance(item, yaml.MappingNode):
            for key, value in item.value:
                yield _text(key), _text(value), key.start_mark.line + 1
                yield from _yaml_entries(value)


def _text(node: yaml.Node) -> str:
    """Return a title or target, which `!ENV` can take from the environment; an empty string for a section."""
    if node.tag == "!ENV":
        return str(construct(node) or "")
    return node.value if isinstance(node, yaml.ScalarNode) else ""
