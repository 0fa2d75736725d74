"""The rule page-listed-twice."""

from collections.abc import Iterator

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Location  # noqa: TC001 - as in every rule


@rule(severity="warning")
def page_listed_twice(navigation: Navigation) -> Iterator[Finding]:
    """The nav lists the same page more than once.

    ## What it finds
    Every nav entry of a page after the first.

    ## Why it matters
    In MkDocs, a page has one place in the nav: the last entry wins. A reader who follows the first entry sees the
    title, the breadcrumbs and the previous and next pages of the last one.

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
    A nav entry with the full URL of a page does not count as an entry of that page.

    ## References
    - mkdocs/mkdocs#3428 and mkdocs/mkdocs#3710, where the breadcrumbs were wrong
    """
    first: dict[str, Location] = {}
    for item in navigation.entries():
        if item.path in first:
            yield Finding(
                page=item.path,
                location=item.location,
                message=f"the nav lists `{item.path}` more than once",
                hint="keep only one entry",
                related=(Related(first[item.path], "the first entry is here"),),
            )
        first.setdefault(item.path, item.location)
