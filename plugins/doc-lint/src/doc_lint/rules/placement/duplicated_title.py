"""The rule duplicated-title."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Page, Site


@rule(severity="warning")
def duplicated_title(
    site: Site,
    navigation: Navigation | None = None,
    *,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that may share a title with another.")] = (),
) -> Iterator[Finding]:
    """Two pages of the site have the same title.

    ## What it finds
    Pages with the same title as another page, ignoring case and the space between words. The title is that in the front
    matter, or else the first level 1 heading. The pages after the first are one finding.

    ## Why it matters
    In search results, browser tabs and bookmarks, readers see only the title of a page. If two titles are the same,
    they have to open both pages.

    ## Example
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/guides/ray.md"
    # Ray

    How to start a cluster.
    ```
    ```markdown title="docs/reference/ray.md"
    # Ray

    All options of a cluster.
    ```

    ## Use instead
    ```markdown title="docs/guides/ray.md"
    # Run on a Ray cluster

    How to start a cluster.
    ```
    ```markdown title="docs/reference/ray.md"
    # Options of Ray clusters

    All options of a cluster.
    ```

    ## Limits
    A title in the nav is shown instead of the heading, so pages that have one are not compared: ambiguous-nav-title
    compares neighbours in the nav. Pages of Material's blog plugin are not checked, because it generates several with
    the same title.

    ## References
    - W3C, [Understanding SC 2.4.2: Page titled](https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html)
    """
    in_nav = {entry.path for entry in navigation.entries() if entry.title} if navigation else set()
    first: dict[str, Page] = {}
    for page in site.pages:
        title = " ".join(page.title.lower().split())
        is_named = page.path in in_nav and not page.front_matter.values.get("title")
        if is_named or page.title == page.path or match(page.path, (*allow, *site.plugin_pages)):
            continue
        other = first.setdefault(title, page)
        if other is not page:
            yield Finding(
                page=page.path,
                location=page.title_location,
                key=(other.path,),
                cause=("duplicated title", title),
                message=f"`{page.path}` has the same title as `{other.path}`: {page.title}",
                hint="choose a title that describes what only this page offers",
                related=(Related(other.title_location, "the other page"),),
            )
