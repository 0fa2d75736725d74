"""The rule no-inbound-link."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning", opt_in=True)
def no_inbound_link(
    site: Site,
    known_clicks: KnownClicks,
    *,
    pages: Annotated[tuple[str, ...], Meta(description="Patterns of the pages that need a link.")] = ("**",),
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that need no link.")] = (),
) -> Iterator[Finding]:
    """No other page links to this page in its text.

    ## What it finds
    Pages that no other page links to in its text or next steps. The home page does not need a link.

    ## Why it matters
    The nav shows that a page exists; a link shows when to read it. Without a link, only readers who look for the page
    find it.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            no-inbound-link:
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    With many machines, use [Ray](ray.md).
    ```

    ## Limits
    On good sites, 12 to 60 % of the pages have no inbound link, so the rule is opt-in.

    ## References
    - facebook/docusaurus#2875: an orphan is a page without incoming links, not a page missing from the sidebar
    - vercel/eve#2148: every page has at least one inbound link
    """
    linked = {path for targets in known_clicks.targets.values() for path in targets}
    for page in site.pages:
        if page is site.home or page.path in linked or not match(page.path, pages) or match(page.path, allow):
            continue
        yield Finding(
            page=page.path,
            location=page.location,
            message=f"no other page links to `{page.path}` in its text",
            hint="link to it from a page that its readers read first",
        )
