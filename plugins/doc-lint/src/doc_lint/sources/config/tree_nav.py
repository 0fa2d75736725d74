"""Read the nav of a site from its source files, with the location of each entry."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import basename
from types import MappingProxyType

from doc_lint.site import Location, NavItem, NavLink, NavPage, Section
from doc_lint.sources.config.nav_lines import NavLines
from doc_lint.sources.config.raw_config import Config, plugins_of
from doc_lint.sources.config.raw_nav import Entry, LiterateNav, from_config, from_folders


def read_nav(
    files: Mapping[str, bytes], docs: str, config: Config, documents: Collection[str], listed: Collection[str]
) -> tuple[list[Entry], Mapping[str, str], bool]:
    """Return the nav, the content of its nav files, and whether these or the configuration have entries."""
    nav = from_config(config.get("nav") or [])
    name = _nav_file(config)
    if not name:
        return nav or from_folders(listed), {}, bool(nav)
    from doc_lint.sources.files.text import decode

    texts = {path: decode(files[f"{docs}/{path}"])[0] for path in documents if basename(path) == name}
    reader = LiterateNav(documents, texts, {**plugins_of(config)["literate-nav"], "nav_file": name})
    resolved = reader.resolve(nav)
    return resolved, {path: texts[path] for path in sorted(reader.used)}, bool(nav) or reader.has_entries


def nav_file_patterns(config: Config) -> Iterator[str]:
    """Yield the pattern of literate-nav's nav files, which are not pages for readers, even if they have no entries."""
    if _nav_file(config):
        yield f"**/{_nav_file(config)}"


def _nav_file(config: Config) -> str:
    literate = plugins_of(config).get("literate-nav")
    return "" if literate is None else str(literate.get("nav_file") or "SUMMARY.md")


def nav_lines(config_text: str, config_path: str, docs: str, nav_files: Mapping[str, str]) -> NavLines:
    """Return the lines of the entries in the nav files and the configuration."""
    lines = NavLines()
    for path, text in sorted(nav_files.items(), key=lambda item: item[0].count("/")):
        lines.add_nav_file(text, path, f"{docs}/{path}")
    lines.add_config(config_text, config_path)
    return lines


class NavItems:
    """Converts nav entries to nav items with locations.

    An entry that the author did not write, such as the match of a pattern, has the location of its section or of the
    nav. If the nav follows from the folders, entries have the locations of their pages.
    """

    def __init__(
        self,
        known: Collection[str],
        lines: NavLines,
        docs: str,
        config_path: str,
        aliases: Mapping[str, str] = MappingProxyType({}),
    ):
        self.known = known
        self.aliases = aliases
        self.lines = lines
        self.docs = docs
        self.config_path = config_path
        self.titles: dict[str, str] = {}

    def read(self, nav: Iterable[Entry], above: Location | None = None) -> Iterator[NavItem]:
        """Yield the nav items of a section. `above` is the location of the section."""
        for title, value in nav:
            if isinstance(value, list):
                first = next(_paths(value), "")
                where = self.lines.section(title, first) or self._fallback(above, first)
                yield Section(title, tuple(self.read(value, where)), where)
                continue
            path = PurePosixPath(value).as_posix()
            where = self.lines.page(value) or self._fallback(above, path)
            page = self.aliases.get(path, path)
            if page in self.known:
                yield NavPage(page, where, self.titles.setdefault(path, title))
            else:
                yield NavLink(value, where, title)

    def _fallback(self, above: Location | None, path: str) -> Location:
        path = self.aliases.get(path, path)
        page = Location(f"{self.docs}/{path}") if path in self.known else Location(self.config_path)
        return self.lines.fallback(above, page)


def _paths(nav: Iterable[Entry]) -> Iterator[str]:
    for _, value in nav:
        if isinstance(value, list):
            yield from _paths(value)
        else:
            yield value
