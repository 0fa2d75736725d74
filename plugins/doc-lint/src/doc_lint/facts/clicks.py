"""How many clicks lie between two pages."""

from collections import deque
from collections.abc import Iterable, Mapping

from msgspec import Struct

from doc_lint.facts.base import fact
from doc_lint.facts.link_targets import LinkTargets
from doc_lint.site import LinkKind, Site

CLICKED: frozenset[LinkKind] = frozenset({"body", "html", "next-step", "prerequisite"})


class Clicks(Struct, frozen=True):
    """The pages that one click on a link of the text leads to.

    Nav entries do not count: every page shows the nav, so with them every distance would be 1.

    Attributes:
        targets: For each page, by path, the paths of the pages that its links lead to.
    """

    targets: Mapping[str, tuple[str, ...]]

    def within(self, start: str, also: Iterable[str] = ()) -> dict[str, int]:
        """Return the least number of clicks from a page to each page that can be reached (breadth-first search).

        Args:
            start: Path of the page.
            also: Further pages that one click on the start page leads to.
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
    """The pages that one click leads to, for each page."""
    targets: dict[str, tuple[str, ...]] = {}
    for page in site.pages:
        found = (target.page for link, target in link_targets[page.path] if link.kind in CLICKED)
        others = (there.path for there in found if there is not None and there is not page)
        targets[page.path] = tuple(dict.fromkeys(others))
    return Clicks(targets)
