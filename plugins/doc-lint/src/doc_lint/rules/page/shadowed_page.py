"""The rule shadowed-page."""

from collections.abc import Iterator

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site


@rule(severity="warning")
def shadowed_page(site: Site) -> Iterator[Finding]:
    """A page has the same address as another page.

    ## What it finds
    `README.md` next to `index.md`, and pairs such as `ray.md` and `ray/index.md`, which are built into the same file.

    ## Why it matters
    The site shows only one of the two. Readers never see the other one.

    ## Example
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/README.md"
    # How to write these pages
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    exclude_docs: README.md
    ```

    ## Limits
    Files listed in `exclude_docs` are left out on purpose and are not reported.

    ## References
    - MkDocs, [Index pages](https://www.mkdocs.org/user-guide/writing-your-docs/#index-pages): which of `README.md` and
      `index.md` is used
    """
    first: dict[str, Page] = {}
    for page in site.pages:
        other = first.setdefault(page.url, page)
        if other is not page:
            yield _finding(page.path, page.location, other)
    for path, where in site.shadowed.items():
        folder = path.rpartition("/")[0]
        yield _finding(path, where, first.get(f"{folder}/" if folder else ""))


def _finding(path: str, where: Location, other: Page | None) -> Finding:
    taken_by = f"`{other.path}`" if other else "another file"
    return Finding(
        page=path,
        location=where,
        message=f"`{path}` has the same address as {taken_by}; the site shows only one",
        hint="merge the two, or add one of them to `exclude_docs`",
        related=(Related(other.location, "the other page is here"),) if other else (),
    )
