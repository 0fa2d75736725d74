"""The rule forbidden-text."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import Claim, rule
from doc_lint.site import Location, Page, Site, match


@rule(severity="error", opt_in=True)
def forbidden_text(
    site: Site,
    *,
    claims: Annotated[
        Mapping[str, Claim],
        Meta(description="Regular expressions that pages must not hold, each with `pages` and `reason`."),
    ] = {},
) -> Iterator[Finding]:
    """A page says what it must not say.

    ## What it finds
    For each entry of `claims`: places in the text of the pages that match `pages` where the regular expression
    matches. Case is ignored, white space stands for any white space, code blocks are left out.

    ## Why it matters
    Some statements are wrong for good, and come back with every new writer. Here they are named once, with the reason.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            forbidden-text:
              claims:
                "ships with .* plugin":
                  pages: ["*.md"]
                  reason: nothing is bundled
    ```
    ```markdown title="docs/index.md"
    # Monitoring

    It ships with a TensorBoard plugin.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Monitoring

    TensorBoard reads what your task writes.
    ```

    ## Limits
    A regular expression does not understand a sentence: "does not ship with a plugin" matches as well.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "framed as usage patterns (not bundled plugins)"
    """
    for expression, claim in claims.items():
        pattern = claim.compile(expression)
        pages = [page for page in site.pages if match(page.path, claim.pages)]
        if pattern is None or not pages:
            yield from claim.misfits(site, ("rules", "forbidden-text", "claims", expression), pattern)
            continue
        for page in pages:
            yield from _find(page, pattern, claim)


def _find(page: Page, pattern: re.Pattern[str], claim: Claim) -> Iterator[Finding]:
    for prose in page.prose:
        for found in pattern.finditer(prose.text):
            line = prose.location.line + prose.text.count("\n", 0, found.start())
            where = Location(prose.location.path, line)
            yield Finding(where, f"`{found[0]}` is not to be said here: {claim.reason}", "say what is true instead")
