"""The rule heading-jump."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Edit, Finding
from doc_lint.fixes import with_levels
from doc_lint.rules.base import rule
from doc_lint.site import Heading, Page, Site


@rule(severity="warning")
def heading_jump(site: Site, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
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
        jumps = [at for at, (above, below) in enumerate(pairwise(page.headings), 1) if below.level > above.level + 1]
        fixed = [*with_levels(page.headings)] if jumps else []
        for at in jumps:
            above, heading = page.headings[at - 1], page.headings[at]
            if page.path in unjudged_pages or not (page.rendered is None or page.rendered.jumps_at(heading.anchor)):
                continue
            yield Finding(
                page=page.path,
                location=heading.location,
                key=(heading.text,),
                message=f"`{heading.text}` is a level {heading.level} heading directly after level {above.level}",
                hint=f"change it to level {above.level + 1}",
                edits=tuple(_edits(page, at, fixed)),
            )


def _edits(page: Page, jump: int, fixed: Sequence[Heading]) -> Iterator[Edit]:
    """Yield the new levels of a heading that jumps and of those below it, which may jump, too."""
    below = takewhile(lambda at: page.headings[at].level >= page.headings[jump].level, range(jump, len(page.headings)))
    for heading, new in ((page.headings[at], fixed[at]) for at in below):
        if heading.location.path == page.location.path and heading.level != new.level:
            yield Edit(heading.location, "#" * heading.level, "#" * new.level, is_choice=True)
