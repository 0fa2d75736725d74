"""The rule forbidden-text."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.kept import kept
from doc_lint.rules.base import Claim, rule
from doc_lint.site import Location, Page, Site


@rule(severity="error", opt_in=True)
def forbidden_text(
    site: Site,
    *,
    claims: Annotated[
        Mapping[str, Claim],
        Meta(description="Regular expressions that must not match the text of pages, each with `pages` and `reason`."),
    ] = {},
) -> Iterator[Finding]:
    """A page contains text that the site forbids there.

    ## What it finds
    For each entry in `claims`: matches of the regular expression in the text of the pages that `pages` selects. Case is
    ignored, a space matches any white space, and code blocks are not searched.

    ## Why it matters
    Some wrong statements come back with every new writer. The configuration lists them once, each with the reason.

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

    TensorBoard reads the logs of your task.
    ```

    ## Limits
    A regular expression does not understand sentences: "does not ship with a plugin" may match as well. Findings have a
    line, but no column. A search that takes more than 2 seconds on a page is stopped, and reported at the option.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "framed as usage patterns (not bundled plugins)"
    """
    for expression, claim in claims.items():
        find = partial(_find, expression=expression, claim=claim)
        yield from claim.search(site, ("rules", "forbidden-text", "claims", expression), find)


def _find(page: Page, pattern: re.Pattern[str], expression: str, claim: Claim) -> Iterator[Finding]:
    for text, location in _matches(page, pattern):
        yield Finding(
            page=page.path,
            location=location,
            key=(expression,),
            message=f"`{' '.join(text.split())}` is forbidden here: {claim.reason}",
            hint="rewrite the sentence",
        )


def _search(page: Page, pattern: re.Pattern[str]) -> list[tuple[str, Location]]:
    matches = ((prose, found) for prose in page.prose for found in pattern.finditer(prose.text))
    return [
        (found[0], Location(prose.location.path, prose.location.line + prose.text.count("\n", 0, found.start())))
        for prose, found in matches
    ]


_matches = kept(_search, latest=32)
