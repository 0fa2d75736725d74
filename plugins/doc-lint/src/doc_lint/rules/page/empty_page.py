"""The rule empty-page."""

from collections.abc import Iterator

from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def empty_page(site: Site, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
    """A page has no content.

    ## What it finds
    Pages without text, code, images, links or `:::` blocks. Headings do not count.

    ## Why it matters
    The page appears in the nav and in search results, but readers who open it find nothing.

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
    Pages with their own `template`, pages of raw HTML and the index of a blog are assumed to have content. So are pages
    with an include that does not exist, which missing-include reports, and, in a
    folder without a configuration, pages with front matter: what publishes them may fill them in from it.

    ## References
    - mkdocs/mkdocs#1888: pages that exist only for a plugin
    """
    for page in site.pages:
        headings = {heading.text for heading in page.headings}
        has_text = any(prose.text.strip() not in headings for prose in page.prose)
        has_parts = page.code_blocks or page.images or page.directives or page.links or page.has_html
        front = page.front_matter.values
        filled = front if "addresses" in site.unknown else front.get("template")
        filled = filled or match(page.path, site.plugin_pages) or page.lists_tags or page.path in unjudged_pages
        filled = filled or (page.rendered is not None and not page.rendered.is_empty)
        if not (has_text or has_parts or filled or page.missing_includes):
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` is empty",
                hint="write the page, or remove it from the site",
            )
