"""Read the nav of a site from a MkDocs build, with the location of each entry."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from posixpath import dirname, join

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.nav import Section as MkDocsSection
from mkdocs.structure.pages import Page as MkDocsPage

from doc_lint.site import Location, NavItem, NavLink, NavPage, Section
from doc_lint.sources.config import lines as config_file
from doc_lint.sources.config.nav_lines import NavLines
from doc_lint.sources.files.author_files import AuthorFiles
from doc_lint.sources.files.text import decode


def read_nav(
    nav: Navigation, config: MkDocsConfig, files: Files, text: str, docs: AuthorFiles, config_name: str
) -> tuple[tuple[NavItem, ...], tuple[NavLink, ...]]:
    """Return the items of the nav, and entries for pages that do not exist, which a plugin left out of it.

    Args:
        nav: The navigation, after the `on_nav` of all plugins.
        config: The loaded configuration.
        files: All files.
        text: Content of the configuration file.
        docs: Returns the paths of files for locations.
        config_name: Name of the configuration file.
    """
    lines = _nav_lines(config, files, text, docs, config_name)
    missing = [each for each in lines.pages_of_folders if files.get_file_from_path(each[1].url) is None]
    items = _NavItems(lines, docs, config_name, text, missing)
    return tuple(items.read(nav.items)), tuple(entry for _, entry in missing if entry not in items.used)


def hidden_pages(config: MkDocsConfig, files: Files) -> tuple[str, ...]:
    """Return patterns of the pages that folders hide from the nav, with `ignore` or `hide` in their nav files."""
    patterns: list[str] = []
    for folder, _, text in _folder_files(config, files):
        try:
            options = yaml.safe_load(text)
        except yaml.YAMLError:
            continue
        if not isinstance(options, dict):
            continue
        patterns += [join(folder, "**")] * bool(options.get("hide"))
        ignored = options.get("ignore") or []
        for pattern in map(str, ignored if isinstance(ignored, list) else [ignored]):
            absolute = join(folder, pattern.lstrip("/") if pattern.startswith("/") else f"**/{pattern}")
            patterns.append(f"{absolute}**" if pattern.endswith("/") else absolute)
    return tuple(patterns)


def _folder_files(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, str, str]]:
    """Yield each nav file of awesome-nav and awesome-pages: its folder, its path in the docs folder, and its text."""
    for awesome in (config.plugins[name] for name in ("awesome-nav", "awesome-pages") if name in config.plugins):
        for folder in sorted({dirname(file.src_uri) for file in files}):
            path = join(folder, awesome.config["filename"])
            if Path(config.docs_dir, path).is_file():
                yield folder, path, Path(config.docs_dir, path).read_text("utf-8", errors="replace")


def _plugin_location(text: str, config_name: str, file: File) -> Location | None:
    """Return where the plugin that generated a file is configured; `None` for a file in the docs folder."""
    plugin = file.generated_by
    return Location(config_name, config_file.plugin_line(text, plugin)) if plugin else None


def _nav_lines(config: MkDocsConfig, files: Files, text: str, docs: AuthorFiles, config_name: str) -> NavLines:
    lines = NavLines()
    literate_nav = config.plugins.get("literate-nav")
    nav_file = literate_nav.config["nav_file"] if literate_nav else ""
    for file in sorted(files, key=lambda file: file.src_uri.count("/")):
        if nav_file and file.src_uri.rsplit("/", 1)[-1] == nav_file:
            source, plugin = decode(file.content_bytes)[0], _plugin_location(text, config_name, file)
            lines.add_nav_file(source, file.src_uri, docs.path(file.src_uri), plugin)
    for folder, path, source in _folder_files(config, files):
        lines.add_folder(source, folder, docs.path(path))
    for folder, included in docs.nav_files:
        if included.is_file():
            where = os.path.relpath(included, docs.root).replace(os.sep, "/")
            lines.add_folder(included.read_text("utf-8", errors="replace"), folder, where)
    lines.add_config(text, config_name)
    return lines


class _NavItems:
    """Converts MkDocs' nav to nav items with locations."""

    def __init__(
        self,
        lines: NavLines,
        docs: AuthorFiles,
        config_name: str,
        text: str,
        missing: Sequence[tuple[str, NavLink]],
    ):
        self.lines = lines
        self.docs = docs
        self.config_name = config_name
        self.text = text
        self.missing = missing
        self.used: list[NavLink] = []

    def read(self, items: Iterable[object], above: Location | None = None) -> Iterable[NavItem]:
        """Yield the nav items of a section. `above` is the location of the section."""
        for item in items:
            if isinstance(item, MkDocsSection):
                first = next((page.file for page in _pages(item)), None)
                where = self.lines.section(item.title, first.src_uri if first else "") or self._fallback(above, first)
                own = (self._page(item, where),) if isinstance(item, MkDocsPage) else ()  # a section of section-index
                yield Section(str(item.title), (*own, *self.read(item.children, where)), where)
            elif isinstance(item, MkDocsPage):
                yield self._page(item, above)
            else:
                yield self._link(getattr(item, "url", ""), str(getattr(item, "title", None) or ""), above)

    def _link(self, url: str, title: str, above: Location | None) -> NavLink:
        """Return a link, or an entry for a missing page, which plugins leave as it is written in its folder's file."""
        same = [entry for written, entry in self.missing if (written, entry.title) == (url, title)]
        if len(same) == 1:
            self.used += same
            return same[0]
        return NavLink(url, self.lines.page(url) or self._fallback(above, None), title)

    def _page(self, page: MkDocsPage, above: Location | None) -> NavPage:
        path = page.file.src_uri
        return NavPage(path, self.lines.page(path) or self._fallback(above, page.file), _nav_title(page))

    def _fallback(self, above: Location | None, file: File | None) -> Location:
        plugin = _plugin_location(self.text, self.config_name, file) if file else None
        page = Location(self.docs.path(file.src_uri)) if file else Location(self.config_name)
        return plugin or self.lines.fallback(above, page)


def _nav_title(page: MkDocsPage) -> str:
    """Return the title of a page in the nav. The title on the page is not known before it is rendered."""
    title = page.__dict__.get("title")
    return "" if title is None else str(title)


def _pages(section: MkDocsSection) -> Iterable[MkDocsPage]:
    if isinstance(section, MkDocsPage):
        yield section
    for child in section.children:
        if isinstance(child, MkDocsSection):
            yield from _pages(child)
        elif isinstance(child, MkDocsPage):
            yield child
