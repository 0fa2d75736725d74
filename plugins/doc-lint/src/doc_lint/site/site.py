"""A whole documentation site: its pages, its nav, and what else is known of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from doc_lint.site.allowed import Accepted, Suppression
from doc_lint.site.facts import Package, Rendered, TypeRow
from doc_lint.site.location import Location
from doc_lint.site.nav import NavItem, NavPage, Section
from doc_lint.site.page import Link, Page
from doc_lint.site.symbols import Symbols

if TYPE_CHECKING:
    from doc_lint.site.code.package_code import PackageCode
    from doc_lint.site.code.snippets import Snippet
    from doc_lint.site.links import Target


class Site(Struct, frozen=True, dict=True):
    """A whole documentation site.

    Attributes:
        pages: All pages that are published, by path.
        nav: The navigation tree.
        config_path: The configuration file, for example `mkdocs.yml`.
        option_lines: Line in the configuration file of each doc-lint option: the keys that lead to it, and last the
            value or index of a list entry.
        files: Published files that are no pages, in the docs folder.
        unpublished: Files of the docs folder that are not published, and why.
        near_files: For paths at which an included file was looked for in vain: the file of the closest name.
        shadowed: Files of the docs folder that are not published because a page has taken their address: where each
            lies, by its path.
        generated: Patterns of pages that only the build makes; links to them are not judged.
        plugin_pages: Patterns of pages that a plugin fills or lists, such as the index and the posts of a blog.
        site_url: Full address of the site's root, with a trailing slash, or the empty string.
        has_hooks: Whether hooks or macros may change a page before it is rendered.
        cross_references: Whether a plugin resolves `[text][name]` by names that other pages define.
        docs_root_links: Whether links that begin with a slash start at the docs folder (`relative_to_docs`).
        package: The documented package, where the site names one and it was found.
        symbols: The names of the package, where a rule asked for them and they could be read.
        type_rows: What a type checker says of the pages' Python, where a rule asked for it and one is installed.
        rendered: What each built page shows of the navigation, by path of the page; only in a build, and only of themes
            whose navigation is known.
        lacking: Why a fact that a rule asked for is not there. So for `nav`, where a plugin that was not run makes it,
            and for `pages`, where links to pages that the sources lack are not judged.
        suppressions: What comments of pages allow; while rules of the family `suppressions` run, all that is allowed.
        accepted: What the baseline accepts.
    """

    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...] = ()
    config_path: str = "mkdocs.yml"
    option_lines: Mapping[tuple[str, ...], int] = {}
    files: frozenset[str] = frozenset()
    unpublished: Mapping[str, Literal["excluded", "draft"]] = {}
    near_files: Mapping[str, str] = {}
    shadowed: Mapping[str, Location] = {}
    generated: tuple[str, ...] = ()
    plugin_pages: tuple[str, ...] = ()
    site_url: str = ""
    has_hooks: bool = False
    cross_references: bool = False
    docs_root_links: bool = False
    package: Package | None = None
    symbols: Symbols | None = None
    type_rows: tuple[TypeRow, ...] | None = None
    rendered: Mapping[str, Rendered] | None = None
    lacking: Mapping[str, str] = {}
    suppressions: tuple[Suppression, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    @cached_property
    def page_by_path(self) -> Mapping[str, Page]:
        """Pages by their path in the docs folder."""
        return {page.path: page for page in self.pages}

    @cached_property
    def page_by_url(self) -> Mapping[str, Page]:
        """Pages by their URL relative to the site's root."""
        return {page.url: page for page in self.pages}

    @cached_property
    def page_by_source(self) -> Mapping[str, Page]:
        """Pages by the path of their source, as locations have it."""
        return {page.location.path: page for page in self.pages}

    @cached_property
    def top_folders(self) -> frozenset[str]:
        """The first part of every address below the site's root."""
        return frozenset(url.partition("/")[0] for url in (*self.page_by_url, *self.files) if "/" in url)

    @cached_property
    def path_by_lower(self) -> Mapping[str, str]:
        """Paths of pages and files by their lower-case form."""
        return {path.lower(): path for path in (*self.files, *self.page_by_path)}

    @cached_property
    def targets(self) -> "Mapping[str, tuple[tuple[Link, Target], ...]]":
        """What each link of each page leads to, by path of the page."""
        from doc_lint.site.links import resolve

        return {page.path: tuple((link, resolve(self, page, link)) for link in page.links) for page in self.pages}

    @cached_property
    def snippets(self) -> "Mapping[str, tuple[Snippet, ...]]":
        """The Python blocks of each page, by path of the page."""
        from doc_lint.site.code.snippets import snippets

        return {page.path: snippets(page) for page in self.pages}

    @cached_property
    def package_code(self) -> "PackageCode | None":
        """What the pages' code asks of the package, where its names are known."""
        from doc_lint.site.code.reader import package_code

        return package_code(self, self.symbols) if self.symbols is not None else None

    @property
    def home(self) -> Page | None:
        """The page at the site's root."""
        return self.page_by_url.get("") or self.page_by_url.get("index.html")

    def walk(self) -> Iterator[tuple[NavItem, tuple[Section, ...]]]:
        """Yield every nav entry with the sections above it, outermost first, in reading order."""
        yield from _walk(self.nav, ())

    def landing(self, section: Section) -> Page | None:
        """Return the landing page of a section: its first entry, where that is an index page."""
        first = section.children[0] if section.children else None
        page = self.page_by_path.get(first.path) if isinstance(first, NavPage) else None
        return page if page is not None and page.is_index else None

    def option_location(self, *keys: str) -> Location:
        """Return where an option of doc-lint is set, or the nearest option above it."""
        for end in range(len(keys), -1, -1):
            line = self.option_lines.get(keys[:end])
            if line is not None:
                return Location(self.config_path, line)
        return Location(self.config_path)


def _walk(items: tuple[NavItem, ...], above: tuple[Section, ...]) -> Iterator[tuple[NavItem, tuple[Section, ...]]]:
    for item in items:
        yield item, above
        if isinstance(item, Section):
            yield from _walk(item.children, (*above, item))
