"""The rule heading-jump."""

from collections.abc import Iterator
from itertools import pairwise

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def heading_jump(site: Site) -> Iterator[Finding]:
    """A heading is more than one level below the previous heading.

    ## What it finds
    Headings that skip a level on the way down, such as level 4 directly after level 2.

    ## Why it matters
    Readers who navigate by headings, with a screen reader or in the table of contents, look for the missing level.

    ## Example
    ```markdown title="docs/index.md"
    # Install

    ## Linux

    #### From source
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Install

    ## Linux

    ### From source
    ```

    ## Limits
    The first heading of a page may have any level. Going up may skip levels.

    ## References
    - W3C, [Headings](https://www.w3.org/WAI/tutorials/page-structure/headings/): skipping levels can confuse
    """
    for page in site.pages:
        for above, heading in pairwise(page.headings):
            if heading.level > above.level + 1:
                yield Finding(
                    page=page.path,
                    location=heading.location,
                    key=(heading.text,),
                    message=f"`{heading.text}` is a level {heading.level} heading directly after level {above.level}",
                    hint=f"change it to level {above.level + 1}",
                )
