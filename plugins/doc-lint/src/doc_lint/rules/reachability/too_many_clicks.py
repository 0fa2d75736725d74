"""The rule too-many-clicks."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.all_pages import AllPages
from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Page, Site

_SHOWN = 3


@rule(severity="error", opt_in=True)
def too_many_clicks(
    site: Site,
    all_pages: AllPages,  # a path may lead through a page that only the build generates
    known_clicks: KnownClicks,
    *,
    start: Annotated[tuple[str, ...], Meta(description="Patterns of pages that readers start from.")] = ("index.md",),
    targets: Annotated[tuple[str, ...], Meta(description="Patterns of pages that readers look for.")] = ("**",),
    max_clicks: Annotated[int, Meta(ge=1, description="Maximum number of clicks from each start to each target.")] = 2,
) -> Iterator[Finding]:
    """A page is more clicks away from a start page than the site allows.

    ## What it finds
    For each page that matches `start` and each pattern in `targets`: pages that are more than `max_clicks` clicks on
    links in the text and next steps away, or that cannot be reached in this way. Each finding covers one start page and
    one pattern and lists the pages. A pattern that matches no page is reported at its line in the configuration.

    ## Why it matters
    The nav lists every page on every page, so counting its links would make every distance 1. Readers follow the text:
    when an overview no longer links to its pages, only readers who know their names find them.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            too-many-clicks:
              start: [index.md]
              targets: ["api/*.md"]
              max_clicks: 2
    ```
    ```markdown title="docs/index.md"
    # Home

    See the [reference](reference.md).
    ```
    ```markdown title="docs/reference.md"
    # Reference

    See the [overview](overview.md).
    ```
    ```markdown title="docs/overview.md"
    # Overview

    See the [cart](api/cart.md).
    ```
    ```markdown title="docs/api/cart.md"
    # Cart
    ```

    ## Use instead
    ```markdown title="docs/reference.md"
    # Reference

    See the [overview](overview.md) and the [cart](api/cart.md).
    ```

    ## Limits
    Cross-references of mkdocstrings are not counted. Other links that a plugin or hook adds are counted in a build; in
    `check`, the rule is skipped if there may be any.

    ## References
    - Nielsen Norman Group, [Flat vs. deep website hierarchies](https://www.nngroup.com/articles/flat-vs-deep-hierarchy/)
    - StampyAI/stampy-ui#901: a site where 159 pages were more than three clicks deep
    """
    for option, patterns in (("start", start), ("targets", targets)):
        for pattern in patterns:
            if not any(match(page.path, [pattern]) for page in site.pages):
                where = site.option_location("rules", "too-many-clicks", option, pattern)
                yield Finding(
                    location=where,
                    key=(option, pattern),
                    message=f"`{option}` has `{pattern}`, which does not match any page",
                    hint="correct or remove the pattern",
                )
    for page in site.pages:
        if match(page.path, start):
            reached = known_clicks.within(page.path)
            for pattern in targets:
                far = [
                    p
                    for p in site.pages
                    if match(p.path, [pattern]) and reached.get(p.path, max_clicks + 1) > max_clicks
                ]
                if far:
                    yield _finding(page, pattern, far, reached, max_clicks)


def _finding(page: Page, pattern: str, far: list[Page], reached: dict[str, int], max_clicks: int) -> Finding:
    nearest = sorted(far, key=lambda p: (reached.get(p.path, 10**6), p.path))
    names = [
        f"`{p.path}` ({reached[p.path]} clicks)" if p.path in reached else f"`{p.path}` (not linked)" for p in nearest
    ]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return Finding(
        page=page.path,
        location=page.location,
        key=(pattern,),
        message=f"more than {max_clicks} click{'s' * (max_clicks != 1)} from `{page.path}` "
        f"to {', '.join(names[:_SHOWN])}{more}; the target is `{pattern}`",
        hint=f"link to them, or to a page that links to them, in the text of `{page.path}`",
        related=tuple(Related(p.location, "too far away") for p in nearest[:_SHOWN]),
    )
