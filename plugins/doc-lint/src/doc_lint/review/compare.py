"""What changed between two reviews of a site."""

from collections.abc import Iterator

from doc_lint.review.records import Change, Review
from doc_lint.review.tables import clicks_of


def changes(before: Review, after: Review) -> Iterator[Change]:
    """Yield the differences: pages added, removed, moved and renamed; depths, clicks and findings.

    A page that is gone has moved if exactly one new page has its title.
    """
    old, new = _pages(before), _pages(after)
    moved = _moved({path: old[path] for path in old.keys() - new.keys()}, {p: new[p] for p in new.keys() - old.keys()})
    for path in sorted(new.keys() - old.keys()):
        source = moved.get(path)
        yield Change(kind="moved", page=path, before=source, after=path) if source else Change(kind="added", page=path)
    for path in sorted(old.keys() - new.keys() - set(moved.values())):
        yield Change(kind="removed", page=path, before=old[path])
    for path in sorted(old.keys() & new.keys()):
        if old[path] != new[path]:
            yield Change(kind="renamed", page=path, before=old[path], after=new[path])
    origin = {path: moved.get(path, path) for path in new}
    yield from _differences("depth", _depths(before), _depths(after), origin)
    yield from _differences("clicks", clicks_of(before), clicks_of(after), origin)
    for rule in sorted({*before.findings, *after.findings}):
        was, now = before.findings.get(rule, 0), after.findings.get(rule, 0)
        if was != now:
            yield Change(kind="findings", page=rule, before=str(was), after=str(now))


def _pages(review: Review) -> dict[str, str]:
    """Return the titles of all pages by path, also of those that the tree only counts."""
    titles = {line.page: line.note for line in review.tree if line.page}
    return titles | {title.page: title.title for title in review.titles if title.page}


def _moved(gone: dict[str, str], added: dict[str, str]) -> dict[str, str]:
    """Return the former path of each page that has moved."""
    found = {}
    for path, title in added.items():
        sources = [old for old, was in gone.items() if was == title]
        if len(sources) == 1 and list(added.values()).count(title) == 1:
            found[path] = sources[0]
    return found


def _depths(review: Review) -> dict[str, str]:
    return {title.page: str(title.depth) for title in review.titles if title.page}


def _differences(kind: str, before: dict[str, str], after: dict[str, str], origin: dict[str, str]) -> Iterator[Change]:
    for path, now in after.items():
        was = before.get(origin.get(path, path))
        if was is not None and was != now:
            yield Change(kind=kind, page=path, before=was, after=now)  # type: ignore[arg-type]
