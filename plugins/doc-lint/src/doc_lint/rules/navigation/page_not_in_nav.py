"""The rule page-not-in-nav."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def page_not_in_nav(
    site: Site,
    navigation: Navigation,
    *,
    allow: Annotated[
        tuple[str, ...], Meta(description="Patterns of pages that are left out of the nav on purpose.")
    ] = (),
) -> Iterator[Finding]:
    """A page is published, but the nav does not list it.

    ## What it finds
    Pages without a nav entry, both in the docs folder and generated. Pages listed in MkDocs' `not_in_nav`,
    `exclude_docs` or `draft_docs` and pages of Material's blog plugin are not reported.

    ## Why it matters
    Search engines find such a page, but readers who use the nav do not, and nobody notices when it is outdated. MkDocs
    logs it at level info, so a strict build passes.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/install.md"
    # Install
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - install.md
    ```

    ## Limits
    A page that the nav does not list is reported even if other pages link to it.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `nav.omitted_files`
    - mkdocs/mkdocs#1755: the original request
    """
    listed = {entry.path for entry in navigation.entries()}
    for page in site.pages:
        if page.in_nav and page.path not in listed and not match(page.path, (*allow, *site.plugin_pages)):
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` is published, but the nav does not list it",
                hint="add it to the nav, or to `not_in_nav` in the configuration",
            )
