"""The rule lonely-page."""

from collections.abc import Iterator

from doc_lint import Finding, rule
from doc_lint.facts.navigation import Navigation


@rule(family="acme-nav")
def lonely_page(navigation: Navigation) -> Iterator[Finding]:
    """A section of the nav has a single page.

    ## What it finds
    Sections with one entry.

    ## Why it matters
    A section with one page costs readers a click, and its title adds nothing to the title of the page.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Install:
          - install.md
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
    Sections that are about to grow are found, too.

    ## References
    - Acme, style guide, https://acme.example/style
    """
    for section in navigation.sections():
        if len(section.children) == 1:
            yield Finding(
                location=section.location,
                key=(section.title,),
                message=f"the section `{section.title}` has a single entry",
                hint="list the page one level higher",
            )
