"""The rule unreachable-page."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.clicks import Clicks
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def unreachable_page(
    site: Site,
    navigation: Navigation,
    clicks: Clicks,
    *,
    nav: Annotated[
        bool, Meta(description="Whether nav entries count as ways; without them many good sites fail.")
    ] = True,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that need not be reached.")] = (),
) -> Iterator[Finding]:
    """No way of links leads from the home page to this page.

    ## What it finds
    Pages that the site takes out of its nav with `not_in_nav` and that no chain of links from the home page or from a
    page of the nav reaches. With `nav: false`, links of the text and next steps alone have to reach every page from the
    home page.

    ## Why it matters
    Such a page is published, and no reader of the site can get to it.

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
    Measured on eight good sites, 15 to 99 % of the pages are not reached by links of the text alone; so `nav` is on
    by default. With it, a page that the nav lacks by mistake is left to page-not-in-nav. Posts of Material's
    blog plugin are listed by pages that it makes, and are left alone.

    ## References
    - skmtc/skmtc#58 and vercel/eve#2148: every page is reachable from the start by links
    """
    home = site.home
    if home is None:
        return
    listed = [entry.path for entry in navigation.entries() if entry.path in site.page_by_path] if nav else []
    reached = clicks.within(home.path, listed)
    for page in site.pages:
        expected = not (nav and page.in_nav) and not match(page.path, site.plugin_pages)
        if expected and page.path not in reached and not match(page.path, allow):
            ways = "links and nav entries" if nav else "links of the text"
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` cannot be reached from the home page by {ways}",
                hint="link it from a page that can be reached",
            )
