"""Set the anchors of headings and tabs that the author did not set."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from doc_lint.site import Anchor, Heading, Location
from doc_lint.sources.markdown import slugs
from doc_lint.sources.markdown.dialect import Dialect

EMOJI = re.compile(r":[\w+-]+:")


class Tab(Struct, frozen=True):
    """A tab of `pymdownx.tabbed`: its title, the number of headings above it, and its location."""

    title: str
    headings_above: int
    location: Location


def set_anchors(
    headings: Iterable[Heading], tabs: Iterable[Tab], ids: Iterable[str], dialect: Dialect
) -> tuple[list[Heading], list[Anchor]]:
    """Return the headings with anchors as Python-Markdown assigns them, and the ids of tabs.

    Ids in raw HTML are not considered, so a heading can get the same id.

    Args:
        headings: All headings. An anchor that the author set stays.
        tabs: All tabs.
        ids: The ids that attribute lists set.
        dialect: The Markdown dialect of the site.
    """
    headings = list(headings)
    used = {heading.anchor for heading in headings if heading.anchor} | {*ids}
    last: dict[str, str] = {}
    named = []
    for heading in headings:
        text = EMOJI.sub("", heading.text) if dialect.emoji else heading.text
        anchor = heading.anchor or slugs.unique(dialect.slugify(text.strip(), dialect.separator), used, last)
        used.add(anchor)
        text = heading.text if text is heading.text else " ".join(text.split())
        named.append(Heading(heading.level, text, anchor, heading.location))
    return named, list(_of_tabs(tabs, named, used, dialect))


def _of_tabs(tabs: Iterable[Tab], headings: Sequence[Heading], used: set[str], dialect: Dialect) -> Iterable[Anchor]:
    """Yield the ids that `pymdownx.tabbed` gives tabs with a slug function."""
    for tab in tabs if dialect.tab_slugify else ():
        title = EMOJI.sub("", tab.title).strip() if dialect.emoji else tab.title
        slug = dialect.tab_slugify(title, dialect.separator) if dialect.tab_slugify else ""
        heading = headings[tab.headings_above - 1].anchor if dialect.tab_combines and tab.headings_above else ""
        anchor = slugs.unique(dialect.separator.join(filter(None, (heading, slug))), used)
        used.add(anchor)
        yield Anchor(anchor, tab.location)
