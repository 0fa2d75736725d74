"""The rule dead-own-url."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def dead_own_url(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A full URL of this site leads to a page that does not exist.

    ## What it finds
    Links that begin with the configured `site_url` and do not lead to a page or file of the built site.

    ## Why it matters
    Link checkers that do not open URLs take such a link for one to another site. When the page moves, nobody notices
    that the link is broken.

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
    A URL below a folder that the site does not have, such as `/latest/guides/`, may belong to another version or
    another site and is not checked. URLs that redirect to another page are reported.

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
                    cause=target.cause,
                    message=f"`{link.target}` leads to `{target.path}`, which does not exist on this site",
                    hint="link to the `.md` file, relative to this page",
                )
