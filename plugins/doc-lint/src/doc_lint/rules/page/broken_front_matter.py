"""The rule broken-front-matter."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site


@rule(severity="error")
def broken_front_matter(site: Site) -> Iterator[Finding]:
    """The YAML block at the top of a page cannot be read.

    ## What it finds
    Front matter that is not YAML, or that is YAML but not a mapping of keys to values.

    ## Why it matters
    MkDocs builds the page without its front matter and without a warning: title, description, tags and template are
    lost.

    ## Example
    ```markdown title="docs/index.md"
    ---
    title: Slurm: the basics
    ---
    # Slurm
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    ---
    title: "Slurm: the basics"
    ---
    # Slurm
    ```

    ## Limits
    MultiMarkdown headers without `---`, which MkDocs also accepts, are not checked.

    ## References
    - MkDocs, [Meta-data](https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data)
    """
    for page in site.pages:
        defect = page.front_matter.defect
        if defect is not None:
            yield Finding(
                page=page.path,
                location=Location(page.location.path, defect.line),
                message=f"the front matter of `{page.path}` cannot be read: {defect.message}",
                hint="make it a YAML mapping; quote values that contain a colon",
            )
