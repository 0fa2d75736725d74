"""Anchors that a page gets only when it is rendered."""

import re
from collections import Counter
from typing import Literal

from msgspec import Struct

from doc_lint.facts.base import fact
from doc_lint.facts.unjudged_pages import unknown_include
from doc_lint.site import Page, Site, Symbols

AnchorOrigin = Literal[
    "hooks", "changes", "blocks", "package", "tags", "slugs", "github", "unsure", "includes", "extensions"
]
_OF_EXTENSIONS = re.compile(r"__(?!tabbed_)|fn(?:ref\d*)?:")
"""Ids that extensions add while a page is rendered, such as those of footnotes and of lines of code."""


class Anchors(Struct, frozen=True):
    """Finds out where anchors that are not in the source of a page may come from.

    Attributes:
        has_hooks: Whether hooks or macros may change a page.
        symbols: The names of the documented package, or `None` if they are unknown.
        unknown_slugs: Whether a slug function that doc-lint does not know sets the anchors of headings.
        is_configured: Whether a configuration says which program publishes the pages.
        incomplete: Paths of pages that include files which are generated before or during the build.
        may_change: Whether a plugin or hook that does not run may change any page.
    """

    has_hooks: bool
    symbols: Symbols | None = None
    unknown_slugs: bool = False
    is_configured: bool = True
    incomplete: frozenset[str] = frozenset()
    may_change: bool = False

    def origin_of(self, page: Page, anchor: str) -> AnchorOrigin | None:
        """Return what adds an anchor to a page when it is rendered, or may add it; `None` if nothing does.

        `package` means that a `:::` block for a name of the package adds it. `hooks` (or macros), `changes` (by a
        plugin or hook), `blocks`, `tags`, `includes`, `extensions` and `slugs` (an unknown slug function) may add it:
        doc-lint can't know. `github` means that GitHub would add it.
        mkdocstrings uses the names of what it documents as anchors, so an anchor begins like the name of its block. If
        the names of the package are known, the anchor must be that of the block's object or of one of its members.
        """
        if page.lists_tags and anchor.startswith("tag:"):
            return "tags"
        if page.rendered is not None:
            return None
        if _OF_EXTENSIONS.match(anchor) or (page.has_numbered_tabs and anchor.startswith("__tabbed_")):
            return "extensions"
        if not self.is_configured and anchor in _github_ids(page):
            return "github"
        if self.unknown_slugs:
            return "slugs"
        if page.is_unsure:
            return "unsure"
        name = re.split(r"\(|--", anchor)[0]
        if self.has_hooks and page.has_markers:
            return "hooks"
        if page.path in self.incomplete:
            return "includes"
        origins = {self._origin_in_block(directive.name, name) for directive in page.directives}
        found: tuple[AnchorOrigin, ...] = ("package", "blocks")
        return next((each for each in found if each in origins), "changes" if self.may_change else None)

    def _origin_in_block(self, block: str, name: str) -> AnchorOrigin | None:
        """Return whether the block for one dotted name adds the anchor of another, or may add it."""
        if not re.fullmatch(r"[\w.]+", block):
            return "blocks"
        if not name.startswith(block.split(".")[0]):
            return None
        if self.symbols is None:
            return "blocks"
        documented, named = self.symbols.find(block), self.symbols.find(name)
        if not documented.symbols or not (named.symbols or named.missing):
            return "blocks"
        inside = any(f"{one.path}.".startswith(f"{all_.path}.") for one in named.symbols for all_ in documented.symbols)
        return "package" if inside or (named.symbols and f"{name}.".startswith(f"{block}.")) else None


@fact
def anchors(site: Site, symbols: Symbols | None = None) -> Anchors:
    """Origins of anchors that pages get only when they are rendered."""
    incomplete = frozenset(page.path for page in site.pages if page.missing_includes and unknown_include(site, page))
    unknown = site.unknown
    return Anchors(site.has_hooks, symbols, "anchors" in unknown, site.is_configured, incomplete, "links" in unknown)


def _github_ids(page: Page) -> set[str]:
    """Return the ids that GitHub gives the headings of a page."""
    counts: Counter[str] = Counter()
    ids: set[str] = set()
    for heading in page.headings:
        slug = re.sub(r"[^\w\- ]", "", heading.text.strip().lower()).replace(" ", "-")
        ids.add(f"{slug}-{counts[slug]}" if counts[slug] else slug)
        counts[slug] += 1
    return ids
