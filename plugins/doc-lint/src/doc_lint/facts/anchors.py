"""Anchors that a page gets only while it is rendered."""

import re
from typing import Literal

from msgspec import Struct

from doc_lint.facts.base import fact
from doc_lint.site import Page, Site, Symbols

Maker = Literal["hooks", "blocks", "package", "tags", "slugs"]


class Anchors(Struct, frozen=True):
    """What is known of anchors that are not in the source of a page.

    Attributes:
        has_hooks: Whether hooks or macros may change a page.
        symbols: The names of the documented package, where they are known.
        unknown_slugs: Whether a function that is not known here makes the anchors of headings.
    """

    has_hooks: bool
    symbols: Symbols | None = None
    unknown_slugs: bool = False

    def made_by(self, page: Page, anchor: str) -> Maker | None:
        """Return what gives a page an anchor while it is rendered, or may do so; `None` where nothing does.

        `hooks` (macros are among them), `blocks` and `tags`, and a slug function that is
        not known, may; `package` means that a `:::` block does, by the names
        of the package. mkdocstrings makes anchors of the names of what it documents, so they begin like the name of the
        block. Where the names of the package are known, the anchor must be that of the block or of something in it.
        What other kinds of block make is not known.
        """
        if page.lists_tags and anchor.startswith("tag:"):
            return "tags"
        if page.rendered is not None:
            return None
        if self.unknown_slugs:
            return "slugs"
        name = re.split(r"\(|--", anchor)[0]
        if self.has_hooks and page.has_markers:
            return "hooks"
        makers = {self._made_by_block(directive.name, name) for directive in page.directives}
        return "package" if "package" in makers else "blocks" if "blocks" in makers else None

    def _made_by_block(self, block: str, name: str) -> Maker | None:
        """Return whether the block for one dotted name documents another, by the names of the package."""
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
    """What is known of anchors that pages get while they are rendered."""
    return Anchors(site.has_hooks, symbols, "anchors" in site.unknown)
