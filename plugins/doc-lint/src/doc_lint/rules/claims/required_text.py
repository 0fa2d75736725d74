"""The rule required-text."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import Claim, rule
from doc_lint.site import Page, Site


@rule(severity="error", opt_in=True)
def required_text(
    site: Site,
    *,
    claims: Annotated[
        Mapping[str, Claim],
        Meta(description="Regular expressions that must match the text of pages, each with `pages` and `reason`."),
    ] = {},
) -> Iterator[Finding]:
    """A page lacks required text.

    ## What it finds
    For each entry in `claims`: pages selected by `pages` where the regular expression matches neither text nor code.
    Case is ignored, and a space matches any white space.

    ## Why it matters
    An edit can remove a warning that every reader of the page needs, and nothing else breaks.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            required-text:
              claims:
                "payments<2":
                  pages: [install.md]
                  reason: without this pin the import fails
    ```
    ```markdown title="docs/install.md"
    # Install

    Run `pip install shop`.
    ```

    ## Use instead
    ```markdown title="docs/install.md"
    # Install

    Run `pip install shop "payments<2"`.
    ```

    ## Limits
    The rule does not check whether the text is where the reader needs it. A search that takes more than 2 seconds on a
    page is stopped, and reported at the option.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Ray content clearly calls out KubeRay custom resources"
    """
    for expression, claim in claims.items():
        find = partial(_find, expression=expression, claim=claim)
        yield from claim.search(site, ("rules", "required-text", "claims", expression), find)


def _find(page: Page, pattern: re.Pattern[str], expression: str, claim: Claim) -> Iterator[Finding]:
    texts = (*(prose.text for prose in page.prose), *(block.text for block in page.code_blocks))
    if not any(pattern.search(text) for text in texts):
        yield Finding(
            page=page.path,
            location=page.location,
            key=(expression,),
            message=f"`{page.path}` has no text that matches `{expression}`: {claim.reason}",
            hint="add it where the reader needs it",
        )
