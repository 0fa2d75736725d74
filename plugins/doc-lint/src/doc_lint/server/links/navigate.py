"""Where a link leads, and what leads to a page or a heading."""

from collections.abc import Iterator

from msgspec import Struct

from doc_lint.facts.link_targets import resolve
from doc_lint.server.links.targets import entries, entry_target, references, written
from doc_lint.server.positions import Text
from doc_lint.site import Heading, Image, Link, Location, Page, Site
from doc_lint.site.target import Target
from doc_lint.written import link_end


class Subject(Struct, frozen=True):
    """What a position is about.

    Attributes:
        page: The page.
        anchor: The anchor on it, or an empty string.
        heading: The heading at the position, if it is one.
    """

    page: Page
    anchor: str = ""
    heading: Heading | None = None


def link_at(page: Page, text: Text, offset: int) -> Link | Image | None:
    """Return the link or image at an offset: in its text or in its target, which may be in a definition."""
    found = None
    for each in references(page):
        target = written(text, each.location, each.target)
        if target is None:
            continue
        start = text.start_of(each.location)
        if offset in target or start <= offset < (link_end(text.text, start, each.target) or target.end):
            found = each if found is None or each.location > found.location else found
    return found


def target_at(site: Site, path: str, text: Text, offset: int) -> Target | None:
    """Return the target of the link, image or nav entry at an offset of a file; `None` if there is none."""
    page = next((page for page in site.pages if page.location.path == path), None)
    link = link_at(page, text, offset) if page else None
    if page is not None and link is not None:
        return resolve(site, page, link)
    here = text.line_at(offset)
    named = next((e.path for e in entries(site) if (e.location.path, e.location.line) == (path, here)), "")
    return Target("page", site.page_by_path[named], named) if named in site.page_by_path else None


def place_of(target: Target, docs: str) -> Location | None:
    """Return where a target begins: an anchor, a page or a file; `None` for what is not a file of an author."""
    page = target.page
    if page is not None and page.generated:
        return None
    if page is None:
        return Location(docs + target.path) if target.kind == "file" and not target.by_url else None
    names = {anchor.name: anchor.location for anchor in page.anchors}
    names |= {heading.anchor: heading.location for heading in page.headings}
    return names.get(target.anchor, page.title_location) if target.anchor else page.title_location


def subject_at(site: Site, path: str, text: Text, offset: int) -> Subject | None:
    """Return the page or heading that a position is about: that of a link, of a heading, or else the page itself."""
    target = target_at(site, path, text, offset)
    if target is not None:
        return Subject(target.page, target.anchor) if target.page else None
    page = next((page for page in site.pages if page.location.path == path), None)
    if page is None:
        return None
    line = text.line_at(offset)
    here = (each for each in page.headings if each.location == Location(path, line, each.location.column))
    heading = next(here, None)
    if heading is None or heading.level == 1:
        return Subject(page, "", heading)
    return Subject(page, heading.anchor, heading)


def uses(site: Site, subject: Subject) -> Iterator[tuple[Location, str]]:
    """Yield the location and the target of each link and nav entry that leads to a page or an anchor on it.

    Those on generated pages are left out: they have no file to open.
    """
    for page in site.pages:
        for each in () if page.generated else references(page):
            target = resolve(site, page, each)
            if target.page is subject.page and subject.anchor in ("", target.anchor):
                yield each.location, each.target
    if not subject.anchor:
        docs = subject.page.location.path.removesuffix(subject.page.path)
        for entry in entries(site):
            if entry.path == subject.page.path:
                yield entry.location, entry_target(site, entry, docs)
