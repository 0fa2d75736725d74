"""The rule duplicated-title."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Page, Site, match

_COPY = 40  # from this number of words on, a page of equal text is a copy


@rule(severity="warning")
def duplicated_title(
    site: Site,
    *,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that may share a title with another.")] = (),
) -> Iterator[Finding]:
    """Two pages of the site bear the same title.

    ## What it finds
    Pages whose title (of the front matter, else the first heading of level 1) is that of another page, upper and lower
    case and the space between words left aside. Each page after the first is reported. A whole copy of a page, title
    and text, is left to duplicated-content.

    ## Why it matters
    A title is all that the reader sees of a page in search results, in browser tabs and in bookmarks. Two of one name
    are opened one after the other.

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
    Titles that the nav gives a page are not looked at: neighbours of one name are left to ambiguous-nav-title.
    Pages of Material's blog plugin are left alone: it makes several of one title.

    ## References
    - W3C, [Understanding SC 2.4.2: Page titled](https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html)
    """
    first: dict[str, Page] = {}
    for page in site.pages:
        title = " ".join(page.title.lower().split())
        if page.title == page.path or match(page.path, (*allow, *site.plugin_pages)):
            continue
        other = first.setdefault(title, page)
        text = _text(page)
        if other is not page and not (len(text.split()) >= _COPY and text == _text(other)):
            yield Finding(
                page.title_location,
                f"`{page.path}` has the title of `{other.path}`, {page.title}",
                "say in the title what this page has that the other has not",
                (Related(other.title_location, "the other page"),),
            )


def _text(page: Page) -> str:
    return "\n".join(prose.text for prose in page.prose)
