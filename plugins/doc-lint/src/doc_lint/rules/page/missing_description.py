"""The rule missing-description."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site


@rule(severity="warning", opt_in=True)
def missing_description(
    site: Site,
    *,
    min_length: Annotated[int, Meta(ge=0, description="Minimum number of characters.")] = 50,
    max_length: Annotated[int, Meta(ge=1, description="Maximum number of characters.")] = 160,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that need no description.")] = (),
) -> Iterator[Finding]:
    """A page's description is missing, too short, too long, or used by another page.

    ## What it finds
    Pages whose front matter has no `description`, a description of fewer than `min_length` or more than `max_length`
    characters, or the same description as another page.

    ## Why it matters
    Search engines and link previews show the description. Without one, they show the first words of the page. If pages
    share a description, it does not help readers choose between them.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            missing-description:
    ```
    ```markdown title="docs/index.md"
    ---
    description: Cooking.
    ---
    # Pressure cooking
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    ---
    description: How to cook beans, stock and stew in a pressure cooker, with times and pressures for each.
    ---
    # Pressure cooking
    ```

    ## Limits
    The rule counts characters, while search engines cut descriptions off by width in pixels.

    ## References
    - Google Search Central, [Meta descriptions](https://developers.google.com/search/docs/appearance/snippet)
    """
    first: dict[str, Page] = {}
    for page in site.pages:
        if match(page.path, allow):
            continue
        text = str(page.front_matter.values.get("description") or "").strip()
        where = Location(page.location.path, page.front_matter.lines.get("description", 1))
        other = first.setdefault(text, page)
        if not text:
            yield Finding(
                page=page.path,
                location=page.location,
                message=f"`{page.path}` has no description",
                hint="add `description:` to its front matter",
            )
        elif not min_length <= len(text) <= max_length:
            yield Finding(
                page=page.path,
                location=where,
                key=("length",),
                message=f"the description of `{page.path}` is {len(text)} characters long; "
                f"expected {min_length} to {max_length}",
                hint="describe in one sentence what the page offers",
            )
        elif other is not page:
            yield Finding(
                page=page.path,
                location=where,
                key=(other.path,),
                message=f"`{page.path}` has the same description as `{other.path}`",
                hint="describe what only this page offers",
                related=(Related(other.location, "the other page"),),
            )
