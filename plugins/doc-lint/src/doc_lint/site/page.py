"""A page of a site."""

import re
from functools import cached_property

from msgspec import Struct

from doc_lint.site.location import Location
from doc_lint.site.parts import (
    Anchor,
    CodeBlock,
    CodeSpan,
    Defect,
    Directive,
    Drawing,
    FrontMatter,
    Heading,
    Image,
    Include,
    Link,
    MissingInclude,
    Prose,
    Reference,
)
from doc_lint.site.rendered import RenderedPage

_MARKER = re.compile(r"<!--\s*(?!doc-lint)[\w-]+:\w")
_HISTORY = re.compile(
    r"(?:^|[/_-])(?:change[-_]?log|changes|history|release[-_]?notes?|releases|what-?s-?new|migrat|upgrad)"
)


class Page(Struct, frozen=True, dict=True):
    """One Markdown page.

    Attributes:
        path: Path in the docs folder, for example `guides/ray.md`.
        url: URL relative to the site's root, for example `guides/ray/`; empty for the home page.
        location: First line of its source.
        front_matter: Its front matter.
        headings: All headings, in order.
        links: All links, in order; those of the front matter come first.
        images: All images, in order.
        directives: All `:::` blocks.
        anchors: Ids of the page other than those of its headings.
        code_blocks: All code blocks.
        code_spans: All inline code.
        prose: All text, one entry per block.
        undefined: References and footnotes that the page uses but does not define.
        drawings: The `<svg>` elements in raw HTML, in order.
        includes: The files that the page includes, in order, with those that they include.
        missing_includes: Missing files and sections that the page, or a file included in it, includes.
        comments: HTML comments.
        has_html: Whether it contains raw HTML other than comments.
        has_html_title: Whether the raw HTML contains an `<h1>`.
        is_index: Whether it can be the landing page of a section.
        in_nav: Whether the site wants it in the nav; `False` for `not_in_nav` and drafts.
        generated: Whether a plugin generated it, so that it is not a file in the docs folder.
        encoding_defect: Why it could not be decoded as UTF-8, or `None`.
        has_numbered_tabs: Whether it has tabs whose ids, such as `__tabbed_1_1`, are not among its anchors.
        is_unsure: Whether Python-Markdown may read it differently, but is not installed or takes too long.
        rendered: The rendered page, in a build. Its anchors replace those in the source.
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
    drawings: tuple[Drawing, ...] = ()
    includes: tuple[Include, ...] = ()
    missing_includes: tuple[MissingInclude, ...] = ()
    comments: tuple[CodeSpan, ...] = ()
    has_html: bool = False
    has_html_title: bool = False
    is_index: bool = False
    in_nav: bool = True
    generated: bool = False
    encoding_defect: Defect | None = None
    has_numbered_tabs: bool = False
    is_unsure: bool = False
    rendered: RenderedPage | None = None

    @cached_property
    def title(self) -> str:
        """Title in the front matter, or else the first H1, or else the path."""
        meta = self.front_matter.values.get("title")
        if isinstance(meta, str) and meta:
            return meta
        return next((h.text for h in self.headings if h.level == 1), self.path)

    @cached_property
    def is_history(self) -> bool:
        """Whether it is about earlier versions: a changelog, release notes or an upgrade guide."""
        return _HISTORY.search(self.path.lower()) is not None

    @property
    def title_location(self) -> Location:
        """Location of the title in the front matter, or else the first H1, or else the first line."""
        if self.front_matter.values.get("title"):
            return Location(self.location.path, self.front_matter.lines.get("title", 1))
        return next((heading.location for heading in self.headings if heading.level == 1), self.location)

    @cached_property
    def has_markers(self) -> bool:
        """Whether a hook or macro may add text to it: it contains `{{ name }}` or a comment `<!-- name:value -->`."""
        texts = (re.sub(r"`[^`]*`", "", prose.text) for prose in self.prose if "{" in prose.text)
        macros = any(mark in text for text in texts for mark in ("{{", "{%", "{!"))
        return macros or any(_MARKER.match(comment.text) for comment in self.comments)

    @cached_property
    def lists_tags(self) -> bool:
        """Whether Material's tags plugin adds a list of tags to it, with an anchor for each tag."""
        return any(comment.text.startswith("<!-- material/tags") for comment in self.comments)

    @cached_property
    def anchor_ids(self) -> frozenset[str]:
        """All ids that a link to this page may use: those of the rendered page, or else those in the source."""
        if self.rendered is not None:
            return self.rendered.ids
        return frozenset(anchor.name for anchor in self.anchors).union(h.anchor for h in self.headings)
