"""The rule ambiguous-nav-title."""

from collections.abc import Iterator

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import NavItem, NavPage, Section, Site


@rule(severity="warning", needs=("nav",))
def ambiguous_nav_title(site: Site) -> Iterator[Finding]:
    """Two entries of one section bear the same title.

    ## What it finds
    Neighbours in the nav whose titles are equal when case is ignored. An entry without a title bears that of its page.

    ## Why it matters
    The reader cannot tell them apart and has to open both.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Setup: install.md
      - Setup: configure.md
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/install.md"
    # Install
    ```
    ```markdown title="docs/configure.md"
    # Configure
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Install: install.md
      - Configure: configure.md
    ```

    ## Limits
    Entries of different sections may share a title; their section tells them apart.

    ## References
    - Nielsen Norman Group, [Flat vs. deep website hierarchies](https://www.nngroup.com/articles/flat-vs-deep-hierarchy/)
    """
    yield from _compare(site, site.nav)
    for item, _ in site.walk():
        if isinstance(item, Section):
            yield from _compare(site, item.children)


def _compare(site: Site, items: tuple[NavItem, ...]) -> Iterator[Finding]:
    first: dict[str, NavItem] = {}
    for item in items:
        title = item.title
        if not title and isinstance(item, NavPage) and item.path in site.page_by_path:
            title = site.page_by_path[item.path].title
        other = first.setdefault(title.lower(), item)
        if other is not item and title and _what(other) != _what(item):
            yield Finding(
                item.location,
                f"two entries of one section are called {title}",
                "give each a title that tells it apart",
                (Related(other.location, "the first is here"),),
            )


def _what(item: NavItem) -> object:
    """Return what an entry leads to: the same page twice is the offence of page-listed-twice."""
    return item.path if isinstance(item, NavPage) else id(item)
