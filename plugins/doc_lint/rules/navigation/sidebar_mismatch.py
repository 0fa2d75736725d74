"""The rule sidebar-mismatch."""

import re
from collections.abc import Iterator, Mapping
from posixpath import basename

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Link, NavItem, NavPage, Page, Rendered, Section, Site, resolve


@rule(severity="warning", needs=("rendered",))
def sidebar_mismatch(site: Site) -> Iterator[Finding]:
    """The built pages show another navigation than the one that was written.

    ## What it finds
    Entries of the nav that the sidebar of their own page or of a neighbour lacks, that it calls by another name or
    shows in another order, and breadcrumbs that name other sections than the nav does. Each is told once, with the
    number of pages.

    ## Why it matters
    What a reader sees is made by the theme, its features and the site's own templates. A template that was written for
    an earlier version of the theme drops entries, and no check of the sources notices.

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
    The rule runs in `mkdocs build` and `mkdocs serve`, and not in `doc-lint check`, which renders nothing. Material for
    MkDocs, the theme of MkDocs and that of Read the Docs are known; pages of other themes are left alone, and so are
    entries that a theme folds away far from the page. Names are compared without punctuation and case.

    ## References
    - mkdocs/mkdocs#3428 and mkdocs/mkdocs#3710: breadcrumbs that named the wrong section
    - Material for MkDocs, [Navigation pruning](https://squidfunk.github.io/mkdocs-material/setup/setting-up-navigation/#navigation-pruning)
    """
    nav = _Nav(site)
    told: dict[tuple[NavItem, str, str], list[Page]] = {}
    for path, rendered in (site.rendered or {}).items():
        page = site.page_by_path.get(path)
        if page is not None and path in nav.entries:
            for entry, message, hint in (*_sidebar(site, nav, page, rendered), *_breadcrumbs(nav, page, rendered)):
                told.setdefault((entry, message, hint), []).append(page)
    for (entry, message, hint), pages in told.items():
        more = f" and {len(pages) - 1} more page{'s' * (len(pages) > 2)}" if len(pages) > 1 else ""
        yield Finding(entry.location, f"{message} (on `{pages[0].path}`{more})", hint)


Told = tuple[NavItem, str, str]
_HINT = "look at the theme's features and at the site's own templates"


def _sidebar(site: Site, nav: "_Nav", page: Page, rendered: Rendered) -> Iterator[Told]:
    shown: list[tuple[str, str]] = []
    for label, target in rendered.sidebar:
        there = resolve(site, page, Link(target, label, "html", page.location)).page
        if there is not None and there.path in nav.entries:
            shown.append((label, there.path))
    present = {path for _, path in shown}
    for neighbour in nav.neighbours[page.path]:
        if neighbour.path not in present and neighbour.path in site.page_by_path:
            yield neighbour, f"the sidebar lacks `{neighbour.path}`", _HINT
    for label, path in shown:
        names = nav.names[path]
        if names and _plain(label) not in {_plain(name) for name in names}:
            yield nav.entries[path], f"the sidebar calls `{path}` {label}, the nav calls it {names[0]}", _HINT
    order = [path for _, path in shown if path in nav.place]
    for before, after in zip(order, order[1:], strict=False):
        if nav.place[after] < nav.place[before]:
            yield nav.entries[after], f"the sidebar shows `{after}` after `{before}`, the nav before it", _HINT
            return


def _breadcrumbs(nav: "_Nav", page: Page, rendered: Rendered) -> Iterator[Told]:
    trail = [_plain(name) for name in rendered.breadcrumbs]
    ways = [[_plain(section.title) for section in above] for above in nav.above[page.path]]
    ends = {_plain(name) for name in (*nav.names[page.path], page.title)}
    if trail and not any(_is_way(trail, way, nav.home, ends) for way in ways):
        names = " > ".join(section.title for section in nav.above[page.path][0]) or "no section"
        shown = " > ".join(rendered.breadcrumbs)
        yield nav.entries[page.path], f"the breadcrumbs of `{page.path}` are {shown}, the nav has it in {names}", _HINT


def _is_way(trail: list[str], way: list[str], home: set[str], ends: set[str]) -> bool:
    """Tell whether breadcrumbs name the sections of a way, with or without the home page and the page itself."""
    starts = (trail, trail[1:]) if trail[0] in home else (trail,)
    return any(rest == way or (rest[:-1] == way and rest[-1:] and rest[-1] in ends) for rest in starts)


class _Nav:
    """The nav, looked up by page."""

    def __init__(self, site: Site) -> None:
        self.entries: dict[str, NavPage] = {}
        self.above: dict[str, list[tuple[Section, ...]]] = {}
        self.neighbours: dict[str, list[NavPage]] = {}
        self.place: dict[str, int] = {}
        self.names: Mapping[str, list[str]] = {}
        names: dict[str, list[str]] = {}
        twice: set[str] = set()
        for number, (item, above) in enumerate(site.walk()):
            if isinstance(item, Section):
                first = _first(item)
                if first is not None:
                    names.setdefault(first.path, []).append(item.title)
            elif isinstance(item, NavPage):
                if item.path in self.entries:
                    twice.add(item.path)
                self.entries.setdefault(item.path, item)
                self.place[item.path] = number
                self.above.setdefault(item.path, []).append(above)
                beside = above[-1].children if above else site.nav
                self.neighbours.setdefault(item.path, []).extend(i for i in beside if isinstance(i, NavPage))
                names.setdefault(item.path, []).extend(_names(site, item))
        for path in twice:
            del self.place[path]
        self.names = {path: [] if "" in found else found for path, found in names.items()}
        home = site.home
        self.home = {_plain(name) for name in (*names.get(home.path, ()), home.title, "Home")} if home else {"home"}


def _names(site: Site, entry: NavPage) -> list[str]:
    """Return what a theme may call an entry without a section's name; an empty one where only the build knows."""
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
