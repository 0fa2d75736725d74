"""The rule link-to-draft-page."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def link_to_draft_page(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link leads to a draft.

    ## What it finds
    Links to files listed in `draft_docs`.

    ## Why it matters
    Only `mkdocs serve` shows such a file, so the published link leads to "not found". MkDocs logs this at level info,
    so a strict build passes.

    ## Example
    ```yaml title="mkdocs.yml"
    draft_docs: plans.md
    ```
    ```markdown title="docs/index.md"
    # Home

    See our [plans](plans.md).
    ```
    ```markdown title="docs/plans.md"
    # Plans
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    site_name: Example
    ```

    ## Limits
    Links in the front matter are reported by broken-next-step.

    ## References
    - MkDocs, [draft_docs](https://www.mkdocs.org/user-guide/configuration/#draft_docs)
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "draft" and link.kind in ("body", "html"):
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    cause=target.cause,
                    message=f"`{link.target}` leads to `{target.path}`, which is a draft (`draft_docs`)",
                    hint="publish the page, or remove the link",
                )
