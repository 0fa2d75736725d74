"""The rule second-title."""

from collections.abc import Iterator

from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def second_title(site: Site, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
    """A page has more than one level 1 heading.

    ## What it finds
    Each `# Heading` of a page after the first. All of them are one finding.

    ## Why it matters
    Themes use the first one as the page's title and build the table of contents from the headings below it, so the
    second one is missing from the contents. Screen readers announce two subjects.

    ## Example
    ```markdown title="docs/index.md"
    # Install

    # Update
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Install and update

    ## Install

    ## Update
    ```

    ## Limits
    Headings in raw HTML are not counted.

    ## References
    - W3C, [Headings](https://www.w3.org/WAI/tutorials/page-structure/headings/)
    """
    for page in site.pages:
        if page.path in unjudged_pages or (page.rendered is not None and page.rendered.titles < 2):
            continue
        titles = [heading for heading in page.headings if heading.level == 1]
        for heading in titles[1:]:
            yield Finding(
                page=page.path,
                location=heading.location,
                key=(heading.text,),
                cause=("second title", page.path),
                message=f"`{page.path}` has a second title, `{heading.text}`",
                hint="change it to level 2, or move it to its own page",
                related=(Related(titles[0].location, "the first title is here"),),
            )
