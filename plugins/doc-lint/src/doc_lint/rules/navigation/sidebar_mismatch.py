"""The rule sidebar-mismatch."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from posixpath import basename
from typing import NamedTuple

from doc_lint.facts.navigation import Navigation
from doc_lint.facts.rendered import RenderedPages
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, NavLink, NavPage, Page, Rendered, Section, Site


@rule(severity="warning")
def sidebar_mismatch(site: Site, rendered: RenderedPages, navigation: Navigation) -> Iterator[Finding]:
    """The sidebar or breadcrumbs of a built page differ from the configured nav.

    ## What it finds
    Nav entries that are missing from the sidebar of another page of the same section, entries that a sidebar shows
    under another name or in another order, and breadcrumbs that name other sections than the nav. Each difference is
    reported once, with the number of pages.

    ## Why it matters
    The theme, its features and the site's own templates decide what readers see. A template written for an earlier
    version of the theme may drop entries, and no check of the sources notices.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Install: install.md
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/install.md"
    # Install
    ```
    ```html title="site/index.html"
    <ul class="nav navbar-nav">
      <li><a href=".">Home</a></li>
      <li><a href="install/">Set up</a></li>
    </ul>
    ```

    ## Use instead
    ```html title="site/index.html"
    <ul class="nav navbar-nav">
      <li><a href=".">Home</a></li>
      <li><a href="install/">Install</a></li>
    </ul>
    ```

    ## Limits
    The rule runs in `mkdocs build` and `mkdocs serve`, but not in `doc-lint check`, which does not render pages. It
    supports Material for MkDocs and the themes `mkdocs` and `readthedocs`; pages of other themes are not checked.
    Entries far from the page that a theme leaves out of the sidebar are not reported. Names are compared without
    punctuation and case.

    ## References
    - mkdocs/mkdocs#3428 and mkdocs/mkdocs#3710: breadcrumbs that named the wrong section
    - Material for MkDocs, [Navigation pruning](https://squidfunk.github.io/mkdocs-material/setup/setting-up-navigation/#navigation-pruning)
    """
    nav = _Nav(site, navigation)
    found: dict[Difference, list[Page]] = {}
    compared: dict[int, tuple[frozenset[str], list[Difference]]] = {}
    for path, shown in rendered.items():
        page = site.page_by_path.get(path)
        if page is None or path not in nav.entries:
            continue
        if id(shown.sidebar) not in compared:
            compared[id(shown.sidebar)] = _compare(site, nav, shown.sidebar)
        present, differences = compared[id(shown.sidebar)]
        for difference in (*_absent(site, nav, page, present), *differences, *_breadcrumbs(nav, page, shown)):
            found.setdefault(difference, []).append(page)
    for difference, pages in found.items():
        more = f" and {len(pages) - 1} more page{'s' * (len(pages) > 2)}" if len(pages) > 1 else ""
        yield Finding(
            page=difference.page,
            location=difference.location,
            key=(difference.kind, difference.name),
            message=f"{difference.message} (on `{pages[0].path}`{more})",
            hint="check the theme's features and the site's own templates",
        )


class Difference(NamedTuple):
    """A difference between the nav and a built page."""

    page: str
    location: Location
    kind: str
    name: str
    message: str


def _compare(site: Site, nav: "_Nav", sidebar: tuple[tuple[str, str], ...]) -> tuple[frozenset[str], list[Difference]]:
    """Return the pages that a sidebar shows, and the differences from the nav in their names and order."""
    pages = ((label, site.page_by_url.get(url) or site.page_by_url.get(f"{url}index.html")) for label, url in sidebar)
    shown = [(label, page.path) for label, page in pages if page is not None and not nav.is_url(label, page.path)]
    found: list[Difference] = []
    for label, path in shown:
        names = nav.names.get(path)
        if names and _plain(label) not in {_plain(name) for name in names}:
            text = f"the sidebar calls `{path}` {label}, but the nav calls it {names[0]}"
            found.append(Difference(path, nav.entries[path].location, "label", label, text))
    for before, after in pairwise(path for _, path in shown if path in nav.place):
        if nav.place[after] < nav.place[before]:
            text = f"the sidebar shows `{after}` after `{before}`, but the nav lists it before"
            found.append(Difference(after, nav.entries[after].location, "order", before, text))
            break
    return frozenset(path for _, path in shown), found


def _absent(site: Site, nav: "_Nav", page: Page, present: frozenset[str]) -> Iterator[Difference]:
    for entry in nav.siblings[page.path]:
        if entry.path not in present and entry.path in site.page_by_path and entry.path != page.path:
            yield Difference(entry.path, entry.location, "absent", "", f"the sidebar does not show `{entry.path}`")


def _breadcrumbs(nav: "_Nav", page: Page, rendered: Rendered) -> Iterator[Difference]:
    trail = [_plain(name) for name in rendered.breadcrumbs]
    paths = [[_plain(section.title) for section in above] for above in nav.above[page.path]]
    own = {_plain(name) for name in (*nav.names[page.path], page.title)} if nav.names[page.path] else {*trail}
    if trail and not any(_is_path(trail, path, nav.home, own) for path in paths):
        names = " > ".join(section.title for section in nav.above[page.path][0]) or "no section"
        text = (
            f"the breadcrumbs of `{page.path}` are {' > '.join(rendered.breadcrumbs)}, but the nav lists it in {names}"
        )
        yield Difference(page.path, nav.entries[page.path].location, "breadcrumbs", "", text)


def _is_path(trail: list[str], path: list[str], home: set[str], own: set[str]) -> bool:
    """Return whether breadcrumbs name the sections of a path, with or without the home page and the page itself."""
    starts = (trail, trail[1:]) if trail[0] in home else (trail,)
    return any(rest == path or (rest[:-1] == path and rest[-1:] and rest[-1] in own) for rest in starts)


class _Nav:
    """The nav, looked up by page."""

    def __init__(self, site: Site, navigation: Navigation) -> None:
        self.entries: dict[str, NavPage] = {}
        self.above: dict[str, list[tuple[Section, ...]]] = {}
        self.siblings: dict[str, list[NavPage]] = {}
        self.place: dict[str, int] = {}
        self.urls: set[str] = set()
        self.names: Mapping[str, list[str]] = {}
        names: dict[str, list[str]] = {}
        repeated: set[str] = set()
        for number, (item, above) in enumerate(navigation.walk()):
            if isinstance(item, Section):
                first = _first(item)
                if first is not None:
                    names.setdefault(first.path, []).append(item.title)
            elif isinstance(item, NavLink):
                self.urls.add(_plain(item.title))
            elif isinstance(item, NavPage):
                if item.path in self.entries:
                    repeated.add(item.path)
                self.entries.setdefault(item.path, item)
                self.place[item.path] = number
                self.above.setdefault(item.path, []).append(above)
                siblings = above[-1].children if above else navigation.items
                self.siblings.setdefault(item.path, []).extend(i for i in siblings if isinstance(i, NavPage))
                names.setdefault(item.path, []).extend(_names(site, item))
        for path in repeated:
            del self.place[path]
        self.names = {path: [] if "" in found else found for path, found in names.items()}
        home = site.home
        self.home = {_plain(name) for name in (*names.get(home.path, ()), home.title, "Home")} if home else {"home"}

    def is_url(self, label: str, path: str) -> bool:
        """Return whether an entry of a sidebar comes from a URL in the nav, which may lead to a part of a page."""
        return _plain(label) in self.urls and _plain(label) not in map(_plain, self.names.get(path, ()))


def _names(site: Site, entry: NavPage) -> list[str]:
    """Return the names that a theme may use for an entry; the empty string where only the build knows the name."""
    page = site.page_by_path.get(entry.path)
    if entry.title or page is None:
        return [entry.title]
    stem = basename(page.path).removesuffix(".md")
    is_known = page.title != page.path and "{" not in page.title and not page.generated
    return [page.title, stem, "Home" if page is site.home else stem] if is_known else [""]


def _first(section: Section) -> NavPage | None:
    for child in section.children:
        found = _first(child) if isinstance(child, Section) else child if isinstance(child, NavPage) else None
        if found is not None:
            return found
    return None


def _plain(name: str) -> str:
    return re.sub(r"\W+|_", "", re.sub(r":[\w-]+:|<[^>]*>", "", name)).lower()
