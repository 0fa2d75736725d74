"""Rename a heading, with all links to it and to the headings whose anchors change with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from doc_lint.facts.link_targets import resolve
from doc_lint.server.links.targets import Written, references, written
from doc_lint.server.positions import Text
from doc_lint.site import Heading, Page, Site

Reread = Callable[[str], Page]
"""Returns a page with another text."""
Change = tuple[str, int, int, str]
"""A path, the offsets of what is replaced in this file, and the new text."""

_MARKED = re.compile(r"( {0,3}#{1,6}[ \t]*)(.*?)((?:[ \t]+#+)?(?:[ \t]*\{[^}\n]*\})?[ \t]*)$")
_PLAIN = re.compile(r"([ \t]*)(.*?)((?:[ \t]*\{[^}\n]*\})?[ \t]*)$")


def name_of(heading: Heading, text: Text) -> Written | None:
    """Return where the text of a heading is written, without its marks and attributes; `None` for raw HTML."""
    start, end = text.line(heading.location.line)
    line = text.text[start:end]
    found = (_MARKED if line.lstrip(" ").startswith("#") else _PLAIN).match(line)
    if found is None or not found[2] or line.lstrip().startswith("<"):
        return None
    return Written(start + found.start(2), start + found.end(2))


def rename(
    site: Site, page: Page, heading: Heading, name: str, read: Callable[[str], Text], reread: Reread
) -> Iterator[Change]:
    """Yield the changes that rename a heading.

    Args:
        site: The site.
        page: The page.
        heading: The heading.
        name: Its new text.
        read: Returns the text of a file.
        reread: Returns the page with another text.

    Raises:
        ValueError: If the heading cannot have this name.
    """
    path = page.location.path
    text = read(path)
    place = name_of(heading, text)
    if place is None or not name.strip() or "\n" in name:
        raise ValueError("this heading cannot be renamed")
    new = reread(text.text[: place.start] + name + text.text[place.end :])
    if len(new.headings) != len(page.headings):
        raise ValueError(f"`{name}` would not be the text of a heading")
    pairs = zip(page.headings, new.headings, strict=True)
    anchors = {old.anchor: new.anchor for old, new in pairs if old.anchor != new.anchor}
    yield path, place.start, place.end, name
    changes = (_relinked(site, each, page, anchors, read) for each in site.pages)
    yield from dict.fromkeys(change for of_page in changes for change in of_page)


def _relinked(
    site: Site, page: Page, renamed: Page, anchors: Mapping[str, str], read: Callable[[str], Text]
) -> Iterator[Change]:
    for each in references(page):
        if "#" in each.target:
            target = resolve(site, page, each)
            found = None
            if target.page is renamed and target.anchor in anchors:
                found = written(read(page.location.path), each.location, each.target)
            if found is not None:
                start = found.start + each.target.index("#") + 1
                yield page.location.path, start, found.end, _escaped(anchors[target.anchor])


def _escaped(anchor: str) -> str:
    """Return an anchor as a link can have it."""
    return re.sub(r"[\s%()<>\"'`\\]", lambda found: quote(found[0]), anchor)
