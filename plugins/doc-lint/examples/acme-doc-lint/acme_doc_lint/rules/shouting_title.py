"""The rule shouting-title."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint import Finding, Site, rule


@rule(severity="error")
def shouting_title(
    site: Site,
    *,
    names: Annotated[tuple[str, ...], Meta(description="Words that are spelled in capitals.")] = (),
) -> Iterator[Finding]:
    """A heading is written in capitals.

    ## What it finds
    Headings of more than one word in capitals, unless all of their words are in `names`.

    ## Why it matters
    Capitals are slower to read, and a screen reader may spell them letter by letter.

    ## Example
    ```markdown title="docs/index.md"
    # READ THIS FIRST
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Read this first
    ```

    ## Limits
    A heading of one word is taken for a name.

    ## References
    - Acme, style guide, https://acme.example/style
    """
    for page in site.pages:
        for heading in page.headings:
            words = heading.text.split()
            if len(words) > 1 and heading.text.isupper() and not set(words) <= set(names):
                yield Finding(
                    page=page.path,
                    location=heading.location,
                    key=(heading.text,),
                    message=f"`{heading.text}` is written in capitals",
                    hint="write it in lower case",
                )
