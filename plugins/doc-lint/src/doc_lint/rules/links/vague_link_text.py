"""The rule vague-link-text."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site

_PUNCTUATION = re.compile(r"[^\w` ]")


@rule(severity="warning")
def vague_link_text(
    site: Site,
    *,
    texts: Annotated[tuple[str, ...], Meta(description="Link texts that are too vague, in lower case.")] = (
        "here",
        "click here",
        "this",
        "this link",
        "this page",
        "link",
        "more",
        "read more",
    ),
) -> Iterator[Finding]:
    """The text of a link does not describe its target.

    ## What it finds
    Markdown links whose whole text, without punctuation, is one of `texts`.

    ## Why it matters
    Screen readers list the links of a page by their text, and other readers scan a page for its links. In both cases,
    "here, here, here" is no help.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    To stop a job, click [here](ray.md).
    ```
    ```markdown title="docs/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    [Stop a job](ray.md) when it is no longer needed.
    ```

    ## Limits
    The sentence around the link is not considered. A name in code, such as `link`, is not vague, and neither is the
    name of the heading on the same page that the link leads to.

    ## References
    - W3C, [Understanding SC 2.4.4: Link purpose](https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html)
    """
    for page in site.pages:
        for link in page.links:
            words = _PUNCTUATION.sub("", link.text.lower()).strip()
            if link.kind == "body" and words in texts and link.target != f"#{words}":
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.text.strip(), link.target),
                    message=f"the link text `{link.text.strip()}` does not say where `{link.target}` leads",
                    hint="describe what the reader finds there",
                )
