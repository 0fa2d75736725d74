"""The rule empty-page."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site, match


@rule(severity="warning")
def empty_page(site: Site) -> Iterator[Finding]:
    """A page says nothing.

    ## What it finds
    Pages without text, code, pictures and `:::` blocks, headings left aside.

    ## Why it matters
    It stands in the nav and in the search, and whoever opens it has wasted a click.

    ## Example
    ```markdown title="docs/index.md"
    # Install
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Install

    Unpack the archive and run `setup`.
    ```

    ## Limits
    Pages with a `template` of their own, pages of raw HTML and the index of a blog are taken to say something there.
    So are pages with an include that does not exist, which missing-include reports.

    ## References
    - mkdocs/mkdocs#1888: pages that exist for a plugin only
    """
    for page in site.pages:
        headings = {heading.text for heading in page.headings}
        says = any(prose.text.strip() not in headings for prose in page.prose)
        shows = page.code_blocks or page.images or page.directives or page.links or page.has_html
        filled = page.front_matter.values.get("template") or match(page.path, site.plugin_pages)
        if not (says or shows or filled or page.missing_includes):
            yield Finding(page.location, f"`{page.path}` is empty", "write it, or take it out of the site")
