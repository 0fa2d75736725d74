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
        tuple[str, ...], Meta(description="Patterns of pages that are meant to be outside of the nav.")
    ] = (),
) -> Iterator[Finding]:
    """A page is published, but the nav does not list it.

    ## What it finds
    Pages of the docs folder and generated pages without a nav entry. Pages that the site itself takes out with MkDocs'
    `not_in_nav`, `exclude_docs` or `draft_docs` are left alone, and so are those of Material's blog plugin.

    ## Why it matters
    Such a page is found by search engines and by nobody who reads the site; it ages unseen. MkDocs tells of it, too,
    but at level info, so that a strict build passes.

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
    A page that other pages link, but the nav does not list, is reported as well.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `nav.omitted_files`
    - mkdocs/mkdocs#1755, where the request began
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
