"""The rule dead-end-page."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="info", opt_in=True)
def dead_end_page(
    site: Site,
    known_clicks: KnownClicks,
    *,
    pages: Annotated[tuple[str, ...], Meta(description="Patterns of pages that must link to another page.")] = ("**",),
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that need not link to another page.")] = (),
) -> Iterator[Finding]:
    """A page does not link to any other page of the site.

    ## What it finds
    Pages with neither a link in the text nor a next step to another page of the site.

    ## Why it matters
    Readers who reach the end of the page have nowhere to go but back to the search engine.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            dead-end-page:
    ```
    ```markdown title="docs/index.md"
    # Home

    Welcome.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Welcome. Start with the [installation](install.md).
    ```
    ```markdown title="docs/install.md"
    ---
    next_steps: [index.md]
    ---
    # Install
    ```

    ## Limits
    The theme's previous and next links do not count: they follow the nav, not the subject.

    ## References
    - n8n-io/n8n-docs#5264: always link the next step
    """
    for page in site.pages:
        if not known_clicks.targets[page.path] and match(page.path, pages) and not match(page.path, allow):
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` does not link to any other page of the site",
                hint="add a next step or a link to a related page",
            )
