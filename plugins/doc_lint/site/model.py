"""Frozen records of a documentation site.

All paths are POSIX paths. A page's `path` is relative to the docs folder, as in a nav; the path of a `Location` is
relative to the folder of `mkdocs.yml`, as a reader of a finding opens it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from doc_lint.site.symbols import Symbols

if TYPE_CHECKING:
    from doc_lint.site.code import PackageCode
    from doc_lint.site.links import Target
    from doc_lint.site.snippets import Snippet


_MARKER = re.compile(r"<!--\s*(?!doc-lint)[\w-]+:\w")
_HISTORY = re.compile(r"(?:^|[/_-])(?:change-?log|changes|history|release-?notes?|releases|what-?s-?new|migrat|upgrad)")


class Location(Struct, frozen=True, order=True, gc=False):
    """A place in a source file.

    Attributes:
        path: File, relative to the folder of `mkdocs.yml`.
        line: Line, from 1.
        column: Column in characters, from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Heading(Struct, frozen=True, gc=False):
    """A heading of a page with the anchor that the site gives it."""

    level: int
    text: str
    anchor: str
    location: Location


LinkKind = Literal["body", "html", "next-step", "prerequisite"]


class Link(Struct, frozen=True, gc=False):
    """A reference from a page to something else.

    Attributes:
        target: The target as written, for example `../guides/ray.md#jobs`.
        text: What the reader clicks.
        kind: `body` for Markdown links, `html` for raw HTML, and `next-step` or `prerequisite` for pages that the front
            matter names.
        location: Where the link starts.
    """

    target: str
    text: str
    kind: LinkKind
    location: Location


class Image(Struct, frozen=True, gc=False):
    """A picture in a page.

    Attributes:
        target: The target as written.
        text: The alternative text; `None` where there is none. Raw HTML may state an empty one on purpose.
        html: Whether it is raw HTML, whose targets MkDocs does not rewrite.
        location: Where it starts.
    """

    target: str
    text: str | None
    html: bool
    location: Location


class CodeBlock(Struct, frozen=True, gc=False):
    """A fenced or indented block of code.

    Attributes:
        info: What stands behind the fence, for example `python title="a.py"`; empty for an indented block.
        text: The code, includes put in.
        location: Its first line of code.
        jumps: Lines of the text, from 1, that do not stand below the line before: includes begin and end there.
    """

    info: str
    text: str
    location: Location
    jumps: tuple[tuple[int, Location], ...] = ()

    def at(self, line: int, column: int = 1) -> Location:
        """Return the place in the sources of a line and column of the text, both from 1."""
        first, start = next((jump for jump in reversed(self.jumps) if jump[0] <= line), (1, self.location))
        return Location(start.path, start.line + line - first, start.column + column - 1)

    @property
    def language(self) -> str:
        """The language behind the fence, lower case; empty where none is named."""
        words = self.info.replace("{", " ").replace("}", " ").replace(".", " ", 1).split()
        return words[0].lower() if words and "=" not in words[0] else ""


class CodeSpan(Struct, frozen=True, gc=False):
    """A piece of text as it stands in the source: code within a line, or a comment."""

    text: str
    location: Location


class Prose(Struct, frozen=True, gc=False):
    """A paragraph, list item, table cell or heading as text.

    Attributes:
        text: The words; code within them keeps its backticks, line ends are those of the source.
        heading: How many headings of the page stand above it.
        location: Where it starts.
    """

    text: str
    heading: int
    location: Location


class Reference(Struct, frozen=True, gc=False):
    """A `[text][name]` or `[^name]` that nothing on the page defines."""

    name: str
    location: Location


class MissingInclude(Struct, frozen=True, gc=False):
    """A file, or a section of one, that a `--8<--` marker names and that does not exist.

    Attributes:
        file: The file as written; empty where none is named.
        location: The marker; without a path where `auto_append` of the configuration names the file.
        tried: Paths at which it was looked for, relative to the folder of `mkdocs.yml`; the file, where only its
            section does not exist. None where the name leads out of the folders that files are taken from.
        section: The section that the file lacks; empty where the file is missing.
        sections: The sections that the file has.
        open_lines: How many lines name no file because the block that begins here has no end; 0 where it has one.
    """

    file: str
    location: Location
    tried: tuple[str, ...] = ()
    section: str = ""
    sections: tuple[str, ...] = ()
    open_lines: int = 0


class Directive(Struct, frozen=True, gc=False):
    """A `::: name` block, which mkdocstrings replaces by the documentation of `name`."""

    name: str
    location: Location


class Anchor(Struct, frozen=True, gc=False):
    """An id that an author set by hand, in raw HTML or in an attribute list."""

    name: str
    location: Location


class Defect(Struct, frozen=True, gc=False):
    """What hindered reading a part of a page, and the line of the page."""

    message: str
    line: int = 1


class FrontMatter(Struct, frozen=True):
    """The YAML block at the top of a page.

    Attributes:
        values: The keys and their values; empty where there is no block or where it is broken.
        lines: Line of each key in the page.
        defect: What is wrong with the block, or `None`.
    """

    values: Mapping[str, Any] = {}
    lines: Mapping[str, int] = {}
    defect: Defect | None = None


class Page(Struct, frozen=True, dict=True):
    """One Markdown page.

    Attributes:
        path: Path in the docs folder, for example `guides/ray.md`.
        url: URL relative to the site's root, for example `guides/ray/`; empty for the home page.
        location: First line of its source.
        front_matter: Its YAML block.
        headings: All headings, in order.
        links: All links, in order; those of the front matter come first.
        images: All pictures, in order.
        directives: All `:::` blocks.
        anchors: Ids of the page beside those of its headings.
        code_blocks: All blocks of code.
        code_spans: All code within lines.
        prose: All text, block by block.
        undefined: References and footnotes that the page does not define.
        missing_includes: What its `--8<--` markers, and those of included files, name and does not exist.
        comments: HTML comments.
        has_html: Whether it holds raw HTML other than comments.
        has_html_title: Whether that has an `<h1>`.
        is_index: Whether it can be the landing page of a section.
        in_nav: Whether the site wants it in the nav: `False` for `not_in_nav` and drafts.
        generated: Whether a plugin made it, so that no file of the docs folder holds it.
        encoding_defect: What hindered decoding it as UTF-8, or `None`.
    """

    path: str
    url: str
    location: Location
    front_matter: FrontMatter = FrontMatter()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    directives: tuple[Directive, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    code_blocks: tuple[CodeBlock, ...] = ()
    code_spans: tuple[CodeSpan, ...] = ()
    prose: tuple[Prose, ...] = ()
    undefined: tuple[Reference, ...] = ()
    missing_includes: tuple[MissingInclude, ...] = ()
    comments: tuple[CodeSpan, ...] = ()
    has_html: bool = False
    has_html_title: bool = False
    is_index: bool = False
    in_nav: bool = True
    generated: bool = False
    encoding_defect: Defect | None = None

    @cached_property
    def title(self) -> str:
        """The page's title: front matter, else first H1, else its path."""
        meta = self.front_matter.values.get("title")
        if isinstance(meta, str) and meta:
            return meta
        return next((h.text for h in self.headings if h.level == 1), self.path)

    @cached_property
    def is_history(self) -> bool:
        """Whether it tells of earlier versions: a changelog, release notes, a guide for upgrades."""
        return _HISTORY.search(self.path.lower()) is not None

    @property
    def title_location(self) -> Location:
        """Where the title stands: in the front matter, else at the first H1, else the first line."""
        if self.front_matter.values.get("title"):
            return Location(self.location.path, self.front_matter.lines.get("title", 1))
        return next((heading.location for heading in self.headings if heading.level == 1), self.location)

    @cached_property
    def has_markers(self) -> bool:
        """Whether a hook or macro may put text into it: it holds `{{ name }}`, or a comment `<!-- name:value -->`."""
        texts = (re.sub(r"`[^`]*`", "", prose.text) for prose in self.prose if "{" in prose.text)
        macros = any("{{" in text or "{%" in text for text in texts)
        return macros or any(_MARKER.match(comment.text) for comment in self.comments)

    @cached_property
    def anchor_ids(self) -> frozenset[str]:
        """Every id that a link to this page may name, as far as the source tells."""
        return frozenset(anchor.name for anchor in self.anchors).union(h.anchor for h in self.headings)


class NavPage(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that names a page."""

    path: str
    location: Location
    title: str = ""


class NavLink(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that leads out of the site."""

    url: str
    location: Location
    title: str = ""


class Section(Struct, frozen=True, gc=False, tag=True):
    """A nav entry that holds others."""

    title: str
    children: tuple["NavItem", ...]
    location: Location


NavItem = NavPage | NavLink | Section


class Package(Struct, frozen=True):
    """What is known of the documented Python package without importing it.

    Attributes:
        name: Import name.
        modules: Dotted names of its public modules, the package itself first.
    """

    name: str
    modules: tuple[str, ...]


class TypeRow(Struct, frozen=True, order=True):
    """What a type checker says of a line of code.

    Attributes:
        location: Where it starts.
        kind: Its own name for it, for example `unknown-argument`.
        message: What it says.
    """

    location: Location
    kind: str
    message: str


class Rendered(Struct, frozen=True):
    """What a built page shows of the navigation.

    Attributes:
        sidebar: The entries of the sidebar, or of the menu that stands for it: what each is called, and the URL that it
            leads to, relative to the site's root. Pages with the same entries share one tuple.
        breadcrumbs: The way from the home page to this one, as it is called; empty where the theme shows none.
    """

    sidebar: tuple[tuple[str, str], ...]
    breadcrumbs: tuple[str, ...] = ()


class Suppression(Struct, frozen=True):
    """A rule that the site allows to be broken at some places.

    Attributes:
        rule: Its name, as written.
        reason: Why; empty where none is given.
        location: Where it is written.
        pages: Patterns of the pages that it covers.
        lines: First and last line that it covers in its file; `None` where it covers pages.
        defect: What is wrong with how it is written, or the empty string.
        judged: Whether the rule ran, so that it can be told whether this is used; the engine fills it in.
        used: How many findings it covers; the engine fills it in.
    """

    rule: str
    reason: str
    location: Location
    pages: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    defect: str = ""
    judged: bool = False
    used: int = 0


class Accepted(Struct, frozen=True):
    """Findings of one kind that the site's baseline accepts for now.

    Attributes:
        rule: Name of the rule.
        page: Path of the page that they are about.
        message: What they say, without numbers.
        location: The entry of the baseline.
        count: How many are accepted.
        reason: Why, where the baseline grew.
        judged: Whether the rule ran, so that it can be told how many are left; the engine fills it in.
        found: How many are left; the engine fills it in.
    """

    rule: str
    page: str
    message: str
    location: Location
    count: int = 1
    reason: str = ""
    judged: bool = False
    found: int = 0


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
        from doc_lint.site.snippets import snippets

        return {page.path: snippets(page) for page in self.pages}

    @cached_property
    def package_code(self) -> "PackageCode | None":
        """What the pages' code asks of the package, where its names are known."""
        from doc_lint.site.code import package_code

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
