"""The rule raw-html-link."""

from collections.abc import Iterator

from msgspec.structs import replace

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.fixes import retarget
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def raw_html_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A raw HTML link points to a source file, which the built site does not have.

    ## What it finds
    `<a href="ray.md">` where `ray.md` is a page of the site.

    ## Why it matters
    MkDocs rewrites links in Markdown only. The link looks right in the source, but sends the reader to a URL that ends
    in `.md` and does not exist.

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
    The rule does not know whether a theme or plugin rewrites raw HTML.

    ## References
    - MkDocs, [Linking to pages](https://www.mkdocs.org/user-guide/writing-your-docs/#linking-to-pages)
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "not-rewritten":
                edits = retarget(site, page, link, target.path)
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"MkDocs does not rewrite `{link.target}` in raw HTML; the link is broken on the site",
                    hint="write the link in Markdown" + (f", or use the URL `{edits[0].new}`" if edits else ""),
                    edits=tuple(replace(edit, is_choice=True) for edit in edits),
                )
