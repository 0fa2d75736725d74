"""The rule required-text."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import Claim, rule
from doc_lint.site import Site, match


@rule(severity="error", opt_in=True)
def required_text(
    site: Site,
    *,
    claims: Annotated[
        Mapping[str, Claim],
        Meta(description="Regular expressions that pages must hold, each with `pages` and `reason`."),
    ] = {},
) -> Iterator[Finding]:
    """A page does not say what it must say.

    ## What it finds
    For each entry of `claims`: pages that match `pages` and in whose text, code included, the regular expression does
    not match. Case is ignored, white space stands for any white space.

    ## Why it matters
    A warning that every reader of a page needs is lost in an edit, and nothing else breaks.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            required-text:
              claims:
                "leptonai<0.47":
                  pages: [install.md]
                  reason: without this pin the import fails
    ```
    ```markdown title="docs/install.md"
    # Install

    Run `pip install nemo-run`.
    ```

    ## Use instead
    ```markdown title="docs/install.md"
    # Install

    Run `pip install nemo-run "leptonai<0.47"`.
    ```

    ## Limits
    That the words stand there does not mean that they stand where the reader needs them.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Ray content clearly calls out KubeRay custom resources"
    """
    for expression, claim in claims.items():
        pattern = claim.compile(expression)
        pages = [page for page in site.pages if match(page.path, claim.pages)]
        if pattern is None or not pages:
            yield from claim.misfits(site, ("rules", "required-text", "claims", expression), pattern)
            continue
        for page in pages:
            texts = (*(prose.text for prose in page.prose), *(block.text for block in page.code_blocks))
            if not any(pattern.search(text) for text in texts):
                yield Finding(
                    page.location,
                    f"`{page.path}` does not say `{expression}`: {claim.reason}",
                    "say it where the reader needs it",
                )
