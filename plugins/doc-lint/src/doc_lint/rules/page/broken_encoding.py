"""The rule broken-encoding."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site


@rule(severity="error")
def broken_encoding(site: Site) -> Iterator[Finding]:
    """A page is not encoded as UTF-8.

    ## What it finds
    Pages with bytes that are not valid UTF-8, for example from an editor that saves in Latin-1.

    ## Why it matters
    On its own, MkDocs stops at such a page with a traceback. With doc-lint, the build reads the page as Latin-1,
    reports it and continues.

    ## Example
    ```markdown title="docs/index.md" encoding="latin-1"
    # Café
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Café
    ```

    ## Limits
    A page in another encoding whose bytes happen to be valid UTF-8 is not reported.

    ## References
    - MkDocs, [Writing your docs](https://www.mkdocs.org/user-guide/writing-your-docs/): pages are read as UTF-8
    """
    for page in site.pages:
        defect = page.encoding_defect
        if defect is not None:
            yield Finding(
                page=page.path,
                location=Location(page.location.path, defect.line),
                message=f"`{page.path}` is not UTF-8: {defect.message}",
                hint="save the file as UTF-8",
            )
