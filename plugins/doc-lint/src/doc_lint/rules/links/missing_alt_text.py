"""The rule missing-alt-text."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def missing_alt_text(site: Site) -> Iterator[Finding]:
    """A picture has no text for those who do not see it.

    ## What it finds
    Pictures in Markdown with empty brackets, and `<img>` without `alt`. An empty `alt=""` in raw HTML says that the
    picture is decoration and is left alone.

    ## Why it matters
    A screen reader then reads the file's name. The text also stands in when the picture does not load.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    ![](layers.svg)
    ```
    ```svg title="docs/layers.svg"
    <svg/>
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    ![Three layers: configuration, execution, management](layers.svg)
    ```

    ## Limits
    Whether the text says what the picture says is for the reviewer.

    ## References
    - W3C, [Understanding SC 1.1.1: Non-text content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html)
    """
    for page in site.pages:
        for image in page.images:
            if image.text is None:
                yield Finding(
                    page=page.path,
                    location=image.location,
                    key=(image.target,),
                    message=f"the picture `{image.target}` has no alternative text",
                    hint="say in a few words what it shows",
                )
