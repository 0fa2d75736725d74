"""The rule page-listed-twice."""

from collections.abc import Iterator

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Location  # noqa: TC001 - as in every rule


@rule(severity="warning")
def page_listed_twice(navigation: Navigation) -> Iterator[Finding]:
    """The nav lists one page at two places.

    ## What it finds
    Every nav entry of a page after the first.

    ## Why it matters
    MkDocs knows one place for a page: the last entry wins, and the breadcrumbs, the title and the neighbours that the
    reader sees at the first are those of the other.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Install: install.md
      - Setup: install.md
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
      - Install: install.md
    ```

    ## Limits
    A link in the nav to the full address of a page is not taken for the page.

    ## References
    - mkdocs/mkdocs#3428 and mkdocs/mkdocs#3710, where the breadcrumbs were wrong
    """
    first: dict[str, Location] = {}
    for item in navigation.entries():
        if item.path in first:
            where = (Related(first[item.path], "the first entry is here"),)
            yield Finding(
                page=item.path,
                location=item.location,
                message=f"the nav lists `{item.path}` a second time",
                hint="keep one entry",
                related=where,
            )
        first.setdefault(item.path, item.location)
