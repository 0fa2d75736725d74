"""The rule missing-alt-text."""

from collections.abc import Iterator

from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def missing_alt_text(site: Site, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
    """An image has no alternative text.

    ## What it finds
    Images in Markdown with empty brackets, and `<img>` without `alt`. An empty `alt=""` in raw HTML marks a decorative
    image and is not reported.

    ## Why it matters
    Without the text, a screen reader reads out the file name. Browsers also show the text when the image does not load.

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
    The rule does not judge whether the text describes the image.

    ## References
    - W3C, [Understanding SC 1.1.1: Non-text content](https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html)
    """
    for page in site.pages:
        if page.path in unjudged_pages:
            continue
        for image in page.images:
            if image.text is None and (page.rendered is None or page.rendered.lacks_alt(image.target)):
                yield Finding(
                    page=page.path,
                    location=image.location,
                    key=(image.target,),
                    message=f"the image `{image.target}` has no alternative text",
                    hint="describe in a few words what it shows",
                )
