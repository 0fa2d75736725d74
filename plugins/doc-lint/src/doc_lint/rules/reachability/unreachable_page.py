"""The rule unreachable-page."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def unreachable_page(
    site: Site,
    navigation: Navigation,
    known_clicks: KnownClicks,
    *,
    nav: Annotated[
        bool, Meta(description="Whether nav entries count as links; many good sites fail without them.")
    ] = True,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that need not be reached.")] = (),
) -> Iterator[Finding]:
    """A page cannot be reached from the home page by links.

    ## What it finds
    Pages listed in `not_in_nav` that no chain of links reaches from the home page or from a page in the nav. With
    `nav: false`, every page must be reachable from the home page by links in the text and next steps alone.

    ## Why it matters
    Such a page is published, but readers of the site cannot get to it.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
    not_in_nav: |
      /lost.md
      /found.md
    ```
    ```markdown title="docs/index.md"
    # Home

    [Found](found.md)
    ```
    ```markdown title="docs/found.md"
    # Found
    ```
    ```markdown title="docs/lost.md"
    # Lost
    ```

    ## Use instead
    ```markdown title="docs/found.md"
    # Found

    [Lost](lost.md) no more.
    ```

    ## Limits
    On the eight good sites measured, 15 to 99 % of the pages cannot be reached by links in the text alone, so `nav` is
    on by default. page-not-in-nav reports pages that are missing from the nav by mistake. Posts of Material's blog
    plugin are not checked: pages that the plugin generates list them.

    ## References
    - skmtc/skmtc#58 and vercel/eve#2148: every page can be reached from the start by links
    """
    home = site.home
    if home is None:
        return
    listed = [entry.path for entry in navigation.entries() if entry.path in site.page_by_path] if nav else []
    reached = known_clicks.within(home.path, listed)
    for page in site.pages:
        expected = not (nav and page.in_nav) and not match(page.path, site.plugin_pages)
        if expected and page.path not in reached and not match(page.path, allow):
            routes = "links and nav entries" if nav else "links in the text"
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` cannot be reached from the home page by {routes}",
                hint="link to it from a page that can be reached",
            )
