"""A whole documentation site: its pages, its nav, and what else is known of it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct

from doc_lint.site.allowed import Accepted, Suppression
from doc_lint.site.location import Location
from doc_lint.site.nav import NavItem
from doc_lint.site.package import Package
from doc_lint.site.page import Page
from doc_lint.site.rendered import Rendered


class Site(Struct, frozen=True, dict=True):
    """A whole documentation site.

    Attributes:
        pages: All pages that are published, by path.
        nav: The navigation tree.
        config_path: The configuration file, for example `mkdocs.yml`.
        option_lines: Line in the configuration file of each doc-lint option: the keys that lead to it, and last the
            value or index of a list entry.
        files: Published files of the docs folder that are not pages.
        unpublished: Files of the docs folder that are not published, and why.
        near_files: For paths at which an included file was looked for in vain: the file of the closest name.
        addresses: Addresses that the build makes in addition to pages and files, relative to the site's root: those of
            plugins, such as redirects, and those of other languages.
        shadowed: Files of the docs folder that are not published because a page has taken their address: where each
            lies, by its path.
        generated: Patterns of pages that only the build makes; links to them are not judged.
        plugin_pages: Patterns of pages that a plugin fills or lists, such as the index and the posts of a blog.
        site_url: Full address of the site's root, with a trailing slash, or the empty string.
        has_hooks: Whether hooks or macros may change a page before it is rendered.
        cross_references: Whether a plugin resolves `[text][name]` by names that other pages define.
        docs_root_links: Whether links that begin with a slash start at the docs folder (`relative_to_docs`).
        package: The documented package, where the site names one.
        rendered: What each built page shows of the navigation, by path of the page; only in a build, and only for
            themes whose navigation is known.
        unknown: Why a fact that only a build knows is not known, by the fact's name: `nav` where a plugin that did
            not run makes it, `pages` where one may add pages, `rendered`.
        suppressions: What comments of pages and the options allow.
        accepted: What the baseline accepts.
    """

    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...] = ()
    config_path: str = "mkdocs.yml"
    option_lines: Mapping[tuple[str, ...], int] = {}
    files: frozenset[str] = frozenset()
    unpublished: Mapping[str, Literal["excluded", "draft"]] = {}
    near_files: Mapping[str, str] = {}
    addresses: frozenset[str] = frozenset()
    shadowed: Mapping[str, Location] = {}
    generated: tuple[str, ...] = ()
    plugin_pages: tuple[str, ...] = ()
    site_url: str = ""
    has_hooks: bool = False
    cross_references: bool = False
    docs_root_links: bool = False
    package: Package | None = None
    rendered: Mapping[str, Rendered] | None = None
    unknown: Mapping[str, str] = {}
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

    @property
    def home(self) -> Page | None:
        """The page at the site's root."""
        return self.page_by_url.get("") or self.page_by_url.get("index.html")

    def option_location(self, *keys: str) -> Location:
        """Return where an option of doc-lint is set, or the nearest option above it."""
        for end in range(len(keys), -1, -1):
            line = self.option_lines.get(keys[:end])
            if line is not None:
                return Location(self.config_path, line)
        return Location(self.config_path)
