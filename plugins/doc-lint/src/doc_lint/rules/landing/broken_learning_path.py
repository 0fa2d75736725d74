"""The rule broken-learning-path."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule, unknown_page
from doc_lint.site import Site


@rule(severity="error", opt_in=True)
def broken_learning_path(
    site: Site,
    link_targets: LinkTargets,
    *,
    path: Annotated[tuple[str, ...], Meta(description="Pages in reading order.")] = (),
) -> Iterator[Finding]:
    """A page of a learning path does not lead to the next one.

    ## What it finds
    Pages in `path` whose `next_steps` do not include the following page. If a page has no next steps, a link in its
    text is enough. A page that does not exist is reported at its line in the configuration.

    ## Why it matters
    A learning path has an order. It ends for every reader at the first page that does not link to the next one.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            broken-learning-path:
              path: [first.md, second.md]
    ```
    ```markdown title="docs/first.md"
    # First

    Well done.
    ```
    ```markdown title="docs/second.md"
    # Second
    ```

    ## Use instead
    ```markdown title="docs/first.md"
    ---
    next_steps:
      - page: second.md
        text: Do it again, with two machines.
    ---
    # First

    Well done.
    ```

    ## Limits
    The rule does not judge whether the order makes sense.

    ## References
    - Diátaxis, [Tutorials](https://diataxis.fr/tutorials/)
    """
    for name in path:
        if name not in site.page_by_path:
            yield unknown_page(site, ("rules", "broken-learning-path", "path"), name)
    for here, there in pairwise(name for name in path if name in site.page_by_path):
        page = site.page_by_path[here]
        steps = [target.page for link, target in link_targets[here] if link.kind == "next-step"]
        reached = steps or [target.page for _, target in link_targets[here]]
        if not any(other is site.page_by_path[there] for other in reached):
            yield Finding(
                page=here,
                location=page.location,
                key=(there,),
                message=f"`{here}` does not link to `{there}`, the next page of the learning path",
                hint=f"add `{there}` to its `next_steps`",
            )
