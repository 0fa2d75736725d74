"""The rule missing-title."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import NavPage, Site


@rule(severity="warning", needs=("nav",))
def missing_title(site: Site) -> Iterator[Finding]:
    """A page has no title.

    ## What it finds
    Pages whose text has no `# Heading` and no `<h1>`, whose front matter has no `title`, and to which the nav gives
    none.

    ## Why it matters
    MkDocs then makes a title of the file's name. It stands in the browser's tab, in search results and in the nav.

    ## Example
    ```markdown title="docs/index.md"
    Welcome.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Pressure cooking

    Welcome.
    ```

    ## Limits
    Pages with a `template` of their own, with `:::` blocks, and empty pages are left alone.

    ## References
    - MkDocs, [Meta-data](https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data): where a title comes from
    """
    named = {item.path for item, _ in site.walk() if isinstance(item, NavPage) and item.title}
    for page in site.pages:
        meta = page.front_matter.values
        titled = meta.get("title") or meta.get("template") or any(heading.level == 1 for heading in page.headings)
        titled = titled or page.directives or page.has_html_title or page.path in named
        if page.prose and not titled:
            yield Finding(page.location, f"`{page.path}` has no title", "begin it with `# Title`")
