"""The rule absolute-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.fixes import retarget
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="info")
def absolute_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link is relative to the root of the host instead of to its page.

    ## What it finds
    Links that begin with a single slash and whose target exists, or may exist on the same host outside of this site.
    broken-link reports the others.

    ## Why it matters
    The link breaks when the site is served below a path, as a version that mike deploys, or as a preview.

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
    With MkDocs' `absolute_links: relative_to_docs`, such links are relative to the docs folder and are not reported.
    Nor are links in a folder without a configuration, unless rules are selected: what publishes it is unknown.

    ## References
    - MkDocs, [Validation of absolute links](https://www.mkdocs.org/user-guide/configuration/#validation-of-absolute-links)
    """
    if site.docs_root_links or "addresses" in site.unknown:
        return
    for page in site.pages:
        for link, target in link_targets[page.path]:
            absolute = link.target.startswith("/") and not link.target.startswith("//")
            if absolute and link.kind in ("body", "html") and target.kind != "missing" and target.as_written:
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` is relative to the root of the host",
                    hint=f"link to the {'URL' if link.kind == 'html' else '`.md` file'}, relative to this page",
                    edits=retarget(site, page, link, target.path) if target.page or target.path in site.files else (),
                )
