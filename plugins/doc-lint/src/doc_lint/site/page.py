"""A page and its parts: headings, links, pictures, code, text."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from doc_lint.site.location import Location
from doc_lint.site.rendered import RenderedPage

_MARKER = re.compile(r"<!--\s*(?!doc-lint)[\w-]+:\w")
_HISTORY = re.compile(r"(?:^|[/_-])(?:change-?log|changes|history|release-?notes?|releases|what-?s-?new|migrat|upgrad)")


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
        rendered: What the build made of it, where there was one: its anchors are then those of the HTML.
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
    rendered: RenderedPage | None = None

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
        macros = any(mark in text for text in texts for mark in ("{{", "{%", "{!"))
        return macros or any(_MARKER.match(comment.text) for comment in self.comments)

    @cached_property
    def lists_tags(self) -> bool:
        """Whether Material's plugin for tags writes a list into it, with an anchor for each tag."""
        return any(comment.text.startswith("<!-- material/tags") for comment in self.comments)

    @cached_property
    def anchor_ids(self) -> frozenset[str]:
        """Every id that a link to this page may name: those of the rendered page, else those that the source shows."""
        if self.rendered is not None:
            return self.rendered.ids
        return frozenset(anchor.name for anchor in self.anchors).union(h.anchor for h in self.headings)
