"""The map of a site: where each page is in the nav, and how many clicks it is away from the home page."""

from collections.abc import Iterator

from msgspec import Struct

from doc_lint.review.records import Review
from doc_lint.review.tables import UNREACHABLE, clicks_of


class Cell(Struct, frozen=True):
    """Pages of one section at one distance.

    Attributes:
        clicks: Number of clicks from the home page; `none` if no link leads there.
        pages: Path and title of each page.
    """

    clicks: str
    pages: tuple[tuple[str, str], ...]


class Row(Struct, frozen=True):
    """A top-level section, or the pages outside of the nav; a top-level folder where the nav is unknown."""

    section: str
    cells: tuple[Cell, ...]


def columns(review: Review) -> tuple[str, ...]:
    """Return the distances that occur, the nearest first; `none` is the last."""
    found = set(clicks_of(review).values())
    near = sorted((each for each in found if each != UNREACHABLE), key=int)
    return (*near, *[UNREACHABLE] * (UNREACHABLE in found))


def rows(review: Review) -> Iterator[Row]:
    """Yield a row for each top-level section, in nav order; pages outside of the nav are the last one."""
    clicks, order = clicks_of(review), columns(review)
    titles = {line.page: line.note for line in review.tree if line.page}
    for section, pages in _sections(review):
        known = [(page, titles.get(page, page)) for page in pages if page in clicks]
        if known:
            yield Row(section, tuple(Cell(far, tuple(p for p in known if clicks[p[0]] == far)) for far in order))


def _sections(review: Review) -> Iterator[tuple[str, list[str]]]:
    if not review.titles:
        by_folder: dict[str, list[str]] = {}
        for path in clicks_of(review):
            by_folder.setdefault(path.rpartition("/")[0].partition("/")[0] + "/", []).append(path)
        yield from by_folder.items()
        return
    sections: list[tuple[str, list[str]]] = []
    for title in review.titles:
        if title.depth == 0:
            sections.append((title.title, []))
        if title.page and sections:
            sections[-1][1].append(title.page)
    yield from sections
    listed = {page for _, pages in sections for page in pages}
    yield "Not in the nav", [page for page in clicks_of(review) if page not in listed]
