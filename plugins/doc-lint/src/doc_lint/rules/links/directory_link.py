"""The rule directory-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="info")
def directory_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link names the address of a page instead of its file.

    ## What it finds
    Relative links in Markdown that lead to a page of the built site, such as `../ray/`, and that are no file of the
    docs folder. Those that lead nowhere are left to broken-link, those that begin with a slash to absolute-link.

    ## Why it matters
    MkDocs leaves such a link as it is. It breaks without a word when the site turns `use_directory_urls` off, when a
    page becomes the landing page of a folder, and in every place that shows the source, such as a repository's website.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](guides/ray/).
    ```
    ```markdown title="docs/guides/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](guides/ray.md).
    ```

    ## Limits
    Raw HTML is left alone: MkDocs does not rewrite it, so an address is all that it can name.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `links.unrecognized_links`
    - MkDocs, [Linking to pages](https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-pages)
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            relative = link.kind == "body" and not link.target.startswith("/") and "://" not in link.target
            if relative and target.by_url and target.page is not None:
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` names the address of `{target.path}` and not the file",
                    hint="name the `.md` file relative to this page",
                )
