"""The rule link-to-excluded-page."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def link_to_excluded_page(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link leads to a page or file that the site does not publish.

    ## What it finds
    Links to files listed in `exclude_docs`.

    ## Why it matters
    Such a file is not part of the site, so the published link leads to "not found". MkDocs logs this at level info, so
    a strict build passes.

    ## Example
    ```yaml title="mkdocs.yml"
    exclude_docs: plans.md
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
    - MkDocs, [exclude_docs](https://www.mkdocs.org/user-guide/configuration/#exclude_docs)
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "excluded" and link.kind in ("body", "html"):
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    cause=target.cause,
                    message=f"`{link.target}` leads to `{target.path}`, which `exclude_docs` excludes from the site",
                    hint="publish the file, or remove the link",
                )
