"""Numbers of clicks between pages."""

from collections import deque
from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct

from doc_lint.facts.base import fact
from doc_lint.facts.link_targets import LinkTargets, linked_page
from doc_lint.site import LinkKind, Page, Site

CLICKED: frozenset[LinkKind] = frozenset({"body", "html", "next-step", "prerequisite"})


class Clicks(Struct, frozen=True):
    """The pages that are one click away from each page.

    Only links in the content count. Every page shows the nav, so with nav entries every distance would be 1.

    Attributes:
        targets: Paths of the pages that a page links to, by path of the page.
    """

    targets: Mapping[str, tuple[str, ...]]

    def within(self, start: str, also: Iterable[str] = ()) -> dict[str, int]:
        """Return the minimum number of clicks from a page to each reachable page, by path (breadth-first search).

        Args:
            start: Path of the first page.
            also: Paths of further pages that are one click away from it.
        """
        clicks = {start: 0}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there in (*self.targets.get(here, ()), *(also if here == start else ())):
                if there not in clicks:
                    clicks[there] = clicks[here] + 1
                    queue.append(there)
        return clicks


@fact
def clicks(site: Site, link_targets: LinkTargets) -> Clicks:
    """The pages that are one click away from each page. In a build, links that a plugin or hook has added count."""
    targets: dict[str, tuple[str, ...]] = {}
    for page in site.pages:
        found = (target.page for link, target in link_targets[page.path] if link.kind in CLICKED)
        rendered = (linked_page(site, page, path) for path in _rendered_paths(page))
        linked = (there.path for there in chain(found, rendered) if there is not None and there is not page)
        targets[page.path] = tuple(dict.fromkeys(linked))
    return Clicks(targets)


def _rendered_paths(page: Page) -> Iterable[str]:
    """Return the paths of the relative links on a rendered page."""
    if page.rendered is None:
        return ()
    paths = {target.partition("#")[0].partition("?")[0] for target in page.rendered.targets}
    return (path for path in sorted(paths) if path and ":" not in path and path[0] != "/")
