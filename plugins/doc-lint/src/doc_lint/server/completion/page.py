"""What can follow in a page: paths and anchors in links, images, and pages in the front matter."""

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from msgspec import Struct

from doc_lint.server.positions import Text
from doc_lint.site import Page, Site
from doc_lint.sources.markdown import front_matter


class Choice(Struct, frozen=True):
    """A text to complete.

    Attributes:
        text: The text.
        detail: What it is, such as the title of a page.
    """

    text: str
    detail: str = ""


class Offer(Struct, frozen=True):
    """What can be at a place.

    Attributes:
        start: The offset from which a choice replaces the text.
        choices: The choices.
    """

    start: int
    choices: tuple[Choice, ...]


_INLINE = re.compile(r"(?P<image>!?)\[[^\[\]\n]*\]\([ \t]*<?(?P<path>[^()\s<>#]*)(?:#(?P<anchor>[^()\s<>]*))?$")
_DEFINITION = re.compile(r"^ {0,3}(?P<image>)\[[^\]\n]+\]:[ \t]*<?(?P<path>[^\s<>#]*)(?:#(?P<anchor>[^\s<>]*))?$")
_ENTRY = re.compile(
    r"[ \t]*(?:-[ \t]+|\w+:[ \t]*\[(?:[^\]]*,[ \t]*)?)?(?:page:[ \t]*)?[\"']?(?P<path>[^\s\"',\[\]:]*)$"
)
_KEY = re.compile(r"([\w-]+):")


def in_page(site: Site, page: Page, text: Text, offset: int) -> Offer | None:
    """Return what can be at an offset of a page; `None` if nothing is known."""
    start = text.line(text.line_at(offset))[0]
    before = text.text[start:offset]
    if offset < front_matter.split(text.text.replace("\r\n", "\n"), mkdocs=True)[1]:
        return _in_front_matter(site, page, text, offset)
    link = _INLINE.search(before) or _DEFINITION.match(before)
    if link is None:
        return None
    if link["anchor"] is not None:
        return _anchors(site, page, link["path"], start + link.start("anchor"))
    files = site.files if link["image"] else ()
    return Offer(start + link.start("path"), (*_paths(site, page, link["image"] == ""), *_files(page, files)))


def _in_front_matter(site: Site, page: Page, text: Text, offset: int) -> Offer | None:
    """Return the pages that an entry of the fields with pages can name."""
    number = text.line_at(offset)
    start = text.line(number)[0]
    lines = (text.text[slice(*text.line(each))] for each in range(number, 0, -1))
    field = next((found[1] for line in lines if (found := _KEY.match(line))), "")
    entry = _ENTRY.match(text.text[start:offset])
    return (
        Offer(start + entry.start("path"), tuple(_paths(site, page)))
        if field in front_matter.LINK_FIELDS and entry
        else None
    )


def _anchors(site: Site, page: Page, path: str, start: int) -> Offer | None:
    target = site.page_by_path.get(normpath(join(dirname(page.path), unquote(path)))) if path else page
    if target is None:
        return None
    titles = {heading.anchor: heading.text for heading in target.headings}
    names = [*titles, *sorted({anchor.name for anchor in target.anchors} - titles.keys())]
    return Offer(start, tuple(Choice(name, titles.get(name, "")) for name in names))


def _paths(site: Site, page: Page, wanted: bool = True) -> Iterator[Choice]:
    for each in site.pages if wanted else ():
        yield Choice(_relative(each.path, page), each.title)


def _files(page: Page, files: Iterable[str]) -> Iterator[Choice]:
    yield from (Choice(_relative(path, page)) for path in sorted(files))


def _relative(path: str, page: Page) -> str:
    return relpath(path, dirname(page.path) or ".")
