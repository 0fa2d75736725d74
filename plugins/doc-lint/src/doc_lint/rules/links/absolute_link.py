"""The rule absolute-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="info")
def absolute_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link starts at the root of the host instead of at its own page.

    ## What it finds
    Targets that begin with one slash and that lead somewhere, on this site or beside it; those that do not are left to
    broken-link.

    ## Why it matters
    The link breaks where the site is served below a path, in a version that mike deploys, and in a preview.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](/ray/).
    ```
    ```markdown title="docs/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](ray.md).
    ```

    ## Limits
    Where MkDocs has `absolute_links: relative_to_docs`, such links start at the docs folder, and the rule is silent.

    ## References
    - MkDocs, [Validation of absolute links](https://www.mkdocs.org/user-guide/configuration/#validation-of-absolute-links)
    """
    if site.docs_root_links:
        return
    for page in site.pages:
        for link, target in link_targets[page.path]:
            absolute = link.target.startswith("/") and not link.target.startswith("//")
            if absolute and link.kind in ("body", "html") and target.kind != "missing":
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` starts at the root of the host",
                    hint="name the `.md` file relative to this page",
                )
