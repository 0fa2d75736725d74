"""The rule nav-too-deep."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import NavPage


@rule(severity="error")
def nav_too_deep(
    navigation: Navigation,
    *,
    max_depth: Annotated[int, Meta(ge=0, description="Maximum number of sections above a page.")] = 3,
) -> Iterator[Finding]:
    """A page is nested in more nav sections than the site allows.

    ## What it finds
    Nav entries of pages with more than `max_depth` sections above them. A page at the top of the nav has depth 0. The
    landing page of a section counts like any other page of that section. All pages of a section that is too deep, and
    of the sections in it, are one finding.

    ## Why it matters
    Each level is one more choice that readers have to get right before they see the page, and one more level to unfold
    on a phone. On the eight well-kept sites measured to choose the default, 85 to 100 % of the pages are at depth 3 or
    less.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides:
          - Cluster:
              - Slurm:
                  - Accounts:
                      - guides/fair-share.md
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/guides/fair-share.md"
    # Fair share
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides:
          - Cluster:
              - Slurm:
                  - guides/fair-share.md
    ```

    ## Limits
    Only the nav counts. The depth of folders and URLs is not checked.

    ## References
    - Nielsen Norman Group, [Flat vs. deep website hierarchies](https://www.nngroup.com/articles/flat-vs-deep-hierarchy/)
    - Material for MkDocs, [Setting up navigation](https://squidfunk.github.io/mkdocs-material/setup/setting-up-navigation/)
    """
    for item, above in navigation.walk():
        if isinstance(item, NavPage) and len(above) > max_depth:
            trail = " > ".join(section.title for section in above)
            yield Finding(
                page=item.path,
                location=item.location,
                cause=("deep", *(section.title for section in above[: max_depth + 1])),
                message=f"`{item.path}` is {len(above)} sections deep ({trail}); the limit is {max_depth}",
                hint="move the page up, or merge two of the sections above it",
            )
