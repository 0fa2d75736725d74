"""The rule missing-title."""

from collections.abc import Iterator

from doc_lint.facts.navigation import Navigation
from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def missing_title(site: Site, navigation: Navigation, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
    """A page has no title.

    ## What it finds
    Pages with neither a `# Heading` or `<h1>`, nor a `title` in the front matter, nor a title in the nav.

    ## Why it matters
    MkDocs uses the file name as the title instead: in the browser tab, in search results and in the nav.

    ## Example
    ```markdown title="docs/index.md"
    Welcome.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Pressure cooking

    Welcome.
    ```

    ## Limits
    Pages with their own `template`, pages with `:::` blocks and empty pages are not checked.

    ## References
    - MkDocs, [Meta-data](https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data): where a title comes from
    """
    named = {entry.path for entry in navigation.entries() if entry.title}
    for page in site.pages:
        meta = page.front_matter.values
        titled = meta.get("title") or meta.get("template") or any(heading.level == 1 for heading in page.headings)
        titled = titled or page.directives or page.has_html_title or page.path in named
        titled = titled or (page.rendered is not None and page.rendered.titles > 0)
        if page.prose and not (titled or page.path in unjudged_pages or match(page.path, site.plugin_pages)):
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` has no title",
                hint="start the page with `# Title`",
            )
