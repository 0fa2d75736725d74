"""The directory tree and the titled list of a site."""

import re
from collections.abc import Iterable, Iterator, Mapping

from doc_lint.facts import Missing
from doc_lint.facts.navigation import Navigation
from doc_lint.reporters.text import count
from doc_lint.review.records import Title, TreeLine
from doc_lint.site import NavLink, NavPage, Page, Site

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z`*\d])")
_FEW = 3  # generated pages of a folder that are listed by name


def tree(site: Site, navigation: Navigation | Missing, files: Iterable[str]) -> Iterator[TreeLine]:
    """Yield the folders and pages of the docs folder: in the order of the nav, then by path.

    Files that are not pages are counted by folder. So are the pages of a folder with more than a few that a plugin
    generated.

    Args:
        site: The site.
        navigation: Its nav.
        files: Its files in the docs folder that are not pages.
    """
    labels = {} if isinstance(navigation, Missing) else _labels(navigation)
    named = {page.path: title_of(page, labels.get(page.path, "")) for page in site.pages}
    yield from _folder("", 0, in_nav_order(navigation, site.pages), sorted(files), named)


def _folder(
    prefix: str, depth: int, pages: list[Page], files: list[str], named: Mapping[str, str]
) -> Iterator[TreeLine]:
    def inside(path: str) -> str:
        return path.removeprefix(prefix).partition("/")[0]

    here = [page for page in pages if page.path == prefix + inside(page.path)]
    generated = [page for page in here if page.generated and not page.is_index]
    hidden = generated if len(generated) > _FEW else []
    loose = [file for file in files if file == prefix + inside(file)]
    folders = dict.fromkeys(
        inside(path) for path in (*(page.path for page in pages), *files) if "/" in path[len(prefix) :]
    )
    for page in here:
        if page not in hidden:
            yield TreeLine(depth=depth, name=inside(page.path), note=named[page.path], page=page.path)
    if hidden:
        yield TreeLine(depth=depth, name="*.md", note=count(len(hidden), "generated page"))
    if loose:
        yield TreeLine(depth=depth, name="*", note=count(len(loose), "other file"))
    for name in folders:
        below = f"{prefix}{name}/"
        pages_below = [page for page in pages if page.path.startswith(below)]
        files_below = [file for file in files if file.startswith(below)]
        if pages_below:
            yield TreeLine(depth=depth, name=f"{name}/")
            yield from _folder(below, depth + 1, pages_below, files_below, named)
        else:
            yield TreeLine(depth=depth, name=f"{name}/", note=count(len(files_below), "file"))


def in_nav_order(navigation: Navigation | Missing, pages: Iterable[Page]) -> list[Page]:
    """Return pages in the order of the nav; those that it does not have follow by path."""
    entries = () if isinstance(navigation, Missing) else navigation.entries()
    order = {path: number for number, path in enumerate(dict.fromkeys(entry.path for entry in entries))}
    return sorted(pages, key=lambda page: (order.get(page.path, len(order)), page.path))


def titles(navigation: Navigation) -> Iterator[Title]:
    """Yield the sections and pages of the nav, in its order."""
    for item, above in navigation.walk():
        if isinstance(item, NavLink):
            yield Title(depth=len(above), title=item.title or item.url, summary=item.url)
        elif isinstance(item, NavPage):
            page = navigation.pages.get(item.path)
            if page is not None:
                yield Title(
                    depth=len(above),
                    title=title_of(page, item.title) or page.path,
                    summary=summary(page),
                    page=page.path,
                )
        else:
            landing = navigation.landing(item)  # its description follows, with the page
            purpose = landing.front_matter.values.get("purpose") if landing else ""
            yield Title(depth=len(above), title=item.title, summary=purpose if isinstance(purpose, str) else "")


def title_of(page: Page, label: str) -> str:
    """Return the title of a page: its own, or else its label in the nav, or else its first heading."""
    if page.title != page.path:
        return page.title
    return label or next((heading.text for heading in page.headings), "")


def _labels(navigation: Navigation) -> dict[str, str]:
    return {entry.path: entry.title for entry in navigation.entries() if entry.title}


def summary(page: Page) -> str:
    """Return the description of a page, or else the first sentence of its text."""
    description = page.front_matter.values.get("description")
    if isinstance(description, str) and description.strip():
        return " ".join(description.split())
    headings = {heading.text for heading in page.headings}
    texts = (" ".join(prose.text.split()) for prose in page.prose)
    first = next((text for text in texts if text and text not in headings), "")
    return _SENTENCE.split(first, maxsplit=1)[0]


def words(page: Page) -> int:
    """Return the number of words in the text of a page, without code blocks."""
    return sum(len(prose.text.split()) for prose in page.prose)
