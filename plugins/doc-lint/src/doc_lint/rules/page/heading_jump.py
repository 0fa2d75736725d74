"""The rule heading-jump."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from doc_lint.findings import Edit, Finding
from doc_lint.fixes import with_levels
from doc_lint.rules.base import rule
from doc_lint.site import Page, Site


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
    The first heading of a page may have any level. Going up may skip levels. `--fix` changes levels only with
    `--select heading-jump`, because the heading above may be the wrong one.

    ## References
    - W3C, [Headings](https://www.w3.org/WAI/tutorials/page-structure/headings/): skipping levels can confuse
    """
    for page in site.pages:
        for number, (above, heading) in enumerate(pairwise(page.headings), 1):
            if heading.level > above.level + 1:
                yield Finding(
                    page=page.path,
                    location=heading.location,
                    key=(heading.text,),
                    message=f"`{heading.text}` is a level {heading.level} heading directly after level {above.level}",
                    hint=f"change it to level {above.level + 1}",
                    edits=tuple(_edits(page, number)),
                )


def _edits(page: Page, number: int) -> Iterator[Edit]:
    """Yield the new levels of a heading that jumps and of those below it, which may jump, too."""
    below = takewhile(lambda each: each.level >= page.headings[number].level, page.headings[number:])
    for heading, fixed in zip(below, [*with_levels(page.headings)][number:], strict=False):
        if heading.location.path == page.location.path and heading.level != fixed.level:
            yield Edit(heading.location, "#" * heading.level, "#" * fixed.level, is_choice=True)
