"""The rule directory-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.fixes import retarget
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="info")
def directory_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link uses the URL of a page instead of its file.

    ## What it finds
    Relative links in Markdown that lead to a page of the built site by its URL, such as `../ray/`, instead of by its
    file. broken-link reports links that lead nowhere, absolute-link those that begin with a slash.

    ## Why it matters
    MkDocs does not rewrite such a link. It breaks without a warning when the site turns `use_directory_urls` off, when
    a page becomes the landing page of a folder, and wherever the source is shown, such as on GitHub.

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
    Links in raw HTML are not reported: MkDocs does not rewrite them, so they have to use the URL. In a folder without a
    configuration, whose addresses are unknown, nothing is reported unless rules are selected.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `links.unrecognized_links`
    - MkDocs, [Linking to pages](https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-pages)
    """
    if "addresses" in site.unknown:
        return
    for page in site.pages:
        for link, target in link_targets[page.path]:
            relative = link.kind == "body" and not link.target.startswith("/") and "://" not in link.target
            if relative and target.by_url and target.as_written and target.page is not None:
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` is the URL of `{target.path}`, not its file",
                    hint="link to the `.md` file, relative to this page",
                    edits=retarget(site, page, link, target.path),
                )
