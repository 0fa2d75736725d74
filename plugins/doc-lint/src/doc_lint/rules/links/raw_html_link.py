"""The rule raw-html-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def raw_html_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A raw HTML link names a source file, which the built site does not have.

    ## What it finds
    `<a href="ray.md">` where `ray.md` is a page of the site.

    ## Why it matters
    MkDocs rewrites links of Markdown only. The reader is sent to an address that ends in `.md` and gets "not found",
    while the link looks right in the source.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    <a href="ray.md">Read on</a>
    ```
    ```markdown title="docs/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    [Read on](ray.md)
    ```

    ## Limits
    Themes and plugins that rewrite raw HTML are not known to this rule.

    ## References
    - MkDocs, [Linking to pages](https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-pages)
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "not-rewritten":
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` in raw HTML is not rewritten; it leads nowhere in the built site",
                    hint="write the link in Markdown",
                )
