"""The rule dead-own-url."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def dead_own_url(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A full address of this site leads to a page that the site does not have.

    ## What it finds
    Links that begin with the `site_url` of the configuration and whose rest is no address of the built site.

    ## Why it matters
    Such a link is taken for one to another site by every link check that does not open it, so it breaks unseen when a
    page moves.

    ## Example
    ```yaml title="mkdocs.yml"
    site_url: https://docs.example.org/
    ```
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](https://docs.example.org/guides/ray/).
    ```
    ```markdown title="docs/guides/index.md"
    # Guides
    ```

    ## Use instead
    ```markdown title="docs/guides/ray.md"
    # Ray
    ```

    ## Limits
    An address below a folder that the site does not have, such as `/latest/guides/`, may belong to another version or
    another site and is not judged. Addresses that redirects answer are reported.

    ## References
    - MkDocs, [site_url](https://www.mkdocs.org/user-guide/configuration/#site_url)
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "dead-own-url" and link.kind in ("body", "html"):
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` is an address of this site, which has no `{target.path}`",
                    hint="name the `.md` file relative to this page",
                )
