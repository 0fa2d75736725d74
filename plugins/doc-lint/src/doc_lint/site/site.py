"""A whole documentation site: its pages, its nav and its configuration."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from doc_lint.site.allowed import Accepted, Suppression
from doc_lint.site.location import Location
from doc_lint.site.nav import NavItem, NavLink, Section
from doc_lint.site.package import Package
from doc_lint.site.page import Page
from doc_lint.site.rendered import Rendered
from doc_lint.site.repository import Repository


class Site(Struct, frozen=True, dict=True):
    """A whole documentation site.

    Attributes:
        pages: All published pages, sorted by path.
        nav: The navigation tree.
        dropped: Entries of nav files for pages that do not exist, which a plugin leaves out of the nav.
        config_path: Path of the configuration file, for example `mkdocs.yml`.
        options_path: Path of the file that sets the options of doc-lint, relative to the folder of the configuration
            file; empty if it is the configuration file.
        option_lines: Line in that file of each doc-lint option, by the keys that lead to it. For a list entry, the last
            key is its value or index.
        files: Published files of the docs folder that are not pages.
        unpublished: Unpublished files of the docs folder, with the reason.
        near_files: Existing file with the closest name, by the path of an included file that does not exist.
        addresses: Further URLs that the build creates, relative to the site's root: those of plugins, such as
            redirects, and those of other languages.
        redirects: The pages to which a plugin redirects readers of former pages, by the path of the former page.
        renames: New paths of files in the docs folder that Git knows to be renamed, by their former paths; an empty
            string for those that were removed. Empty unless fixes are wanted, because reading the history takes time.
        shadowed: Location of each file in the docs folder that is not published because a page has the same URL, by
            path of the file.
        generated: Patterns of pages that only the build generates; links to them are not checked.
        generated_urls: Patterns of URLs that only the build creates, such as those of blog posts.
        plugin_pages: Patterns of pages that a plugin fills or lists, such as the index and the posts of a blog.
        aliases: Pages and files by the other paths that lead to them: those without a language.
        languages: The same site in each other language, if it is built once per language and read before its builds.
        is_configured: Whether there is a configuration file. Without one, what publishes the folder is unknown.
        outside: Paths outside of the docs folder that pages link to, with whether they exist; only without a
            configuration file.
        repository: The Git repository of the site: a missing file that it ignores may be generated before the build.
            `None` if there is none, and in a build.
        site_url: URL of the site's root, with a trailing slash, or an empty string.
        has_hooks: Whether hooks or macros may change a page before it is rendered.
        cross_references: Whether a plugin resolves `[text][name]` by names that other pages define.
        docs_root_links: Whether links that begin with a slash are relative to the docs folder (`relative_to_docs`).
        package: The documented package, if the site names one.
        rendered: Navigation on each built page, by path of the page; `None` outside builds and for themes whose
            navigation doc-lint can't read.
        unknown: Why something that only a build knows is unknown: `nav` if a plugin that did not run creates it,
            `pages` if such a plugin may add pages, `links` if plugins or hooks may change links, `anchors` if the slug
            function is unknown, `addresses` if it is unknown what publishes the pages, `rendered`.
        suppressions: Suppressions in comments of pages.
        accepted: Entries of the baseline.
    """

    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...] = ()
    dropped: tuple[NavLink, ...] = ()
    config_path: str = "mkdocs.yml"
    options_path: str = ""
    option_lines: Mapping[tuple[str, ...], int] = {}
    files: frozenset[str] = frozenset()
    unpublished: Mapping[str, Literal["excluded", "draft"]] = {}
    near_files: Mapping[str, str] = {}
    addresses: frozenset[str] = frozenset()
    redirects: Mapping[str, str] = {}
    renames: Mapping[str, str] = {}
    shadowed: Mapping[str, Location] = {}
    generated: tuple[str, ...] = ()
    generated_urls: tuple[str, ...] = ()
    plugin_pages: tuple[str, ...] = ()
    aliases: Mapping[str, str] = {}
    languages: tuple["Site", ...] = ()
    is_configured: bool = True
    outside: Mapping[str, bool] = {}
    repository: Repository | None = None
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
        """Pages by path in the docs folder."""
        return {page.path: page for page in self.pages}

    @cached_property
    def page_by_url(self) -> Mapping[str, Page]:
        """Pages by URL, relative to the site's root."""
        return {page.url: page for page in self.pages}

    @cached_property
    def listing_files(self) -> frozenset[str]:
        """The configuration and the nav files: their lines name pages, but are not text of a page."""
        pending, paths = list(self.nav), {self.config_path}
        while pending:
            item = pending.pop()
            paths.add(item.location.path)
            pending.extend(item.children if isinstance(item, Section) else ())
        return frozenset(paths)

    @cached_property
    def top_folders(self) -> frozenset[str]:
        """First segment of each URL that contains a slash."""
        return frozenset(url.partition("/")[0] for url in (*self.page_by_url, *self.files) if "/" in url)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Folders of pages and files in the docs folder."""
        paths = (*self.files, *self.page_by_path)
        return frozenset(path[:at] for path in paths for at, character in enumerate(path) if character == "/")

    @cached_property
    def other_folders(self) -> frozenset[str]:
        """First folder of each full URL of the site's root that leads into a folder which this site doesn't have."""
        start = self.site_url
        urls = (link.target for page in self.pages for link in page.links if start and link.target.startswith(start))
        folders = (url.removeprefix(start).partition("#")[0].strip("/").partition("/") for url in urls)
        return frozenset(first for first, _, rest in folders if rest and first not in self.top_folders)

    @cached_property
    def path_by_lower(self) -> Mapping[str, str]:
        """Paths of pages and files by path in lower case."""
        return {path.lower(): path for path in (*self.files, *self.page_by_path)}

    @property
    def home(self) -> Page | None:
        """The page at the site's root, or `None`."""
        return self.page_by_url.get("") or self.page_by_url.get("index.html")

    def only(self, pages: Collection[Page]) -> "Site":
        """Return the site with a few of its pages, to look for findings on these alone.

        Links still lead to all pages and files. What the site lacks as a whole, such as links to a page, is not known.
        """
        site = replace(self, pages=tuple(pages), languages=())
        names = ("page_by_path", "page_by_url", "top_folders", "folders", "other_folders", "path_by_lower")
        site.__dict__.update({name: getattr(self, name) for name in names})
        return site

    def option_location(self, *keys: str) -> Location:
        """Return where an option of doc-lint is set, or else the closest option around it."""
        path = self.options_path or self.config_path
        for end in range(len(keys), -1, -1):
            line = self.option_lines.get(keys[:end])
            if line is not None:
                return Location(path, line)
        return Location(path)
