"""The rule ambiguous-nav-title."""

from collections.abc import Iterator

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import NavItem, NavPage


@rule(severity="warning")
def ambiguous_nav_title(navigation: Navigation) -> Iterator[Finding]:
    """Two nav entries of the same section have the same title.

    ## What it finds
    Entries of the same section whose titles are equal when case is ignored. An entry without a title has the title of
    its page.

    ## Why it matters
    Readers cannot tell the two apart and have to open both.

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
    Entries of different sections may share a title: the names of the sections distinguish them.

    ## References
    - Nielsen Norman Group, [Flat vs. deep website hierarchies](https://www.nngroup.com/articles/flat-vs-deep-hierarchy/)
    """
    yield from _compare(navigation, navigation.items)
    for section in navigation.sections():
        yield from _compare(navigation, section.children)


def _compare(navigation: Navigation, items: tuple[NavItem, ...]) -> Iterator[Finding]:
    first: dict[str, NavItem] = {}
    for item in items:
        title = item.title
        if not title and isinstance(item, NavPage) and item.path in navigation.pages:
            title = navigation.pages[item.path].title
        other = first.setdefault(title.lower(), item)
        if other is not item and title and _target(other) != _target(item):
            yield Finding(
                page=item.path if isinstance(item, NavPage) else "",
                location=item.location,
                key=(title,),
                message=f"two nav entries of the same section are called {title}",
                hint="give each entry its own title",
                related=(Related(other.location, "the first entry is here"),),
            )


def _target(item: NavItem) -> object:
    """Return what an entry leads to: page-listed-twice reports two entries for the same page."""
    return item.path if isinstance(item, NavPage) else id(item)
