"""The rule shouting-title."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint import Finding, Site, rule


@rule(severity="error")
def shouting_title(
    site: Site,
    *,
    names: Annotated[tuple[str, ...], Meta(description="Words that are written in capitals.")] = (),
) -> Iterator[Finding]:
    """A heading is written in capitals.

    ## What it finds
    Headings of more than one word of which all letters are capitals, unless `names` has all of their words.

    ## Why it matters
    Capitals are read letter by letter, which is slow, and screen readers may spell them.

    ## Example
    ```markdown title="docs/index.md"
    # READ THIS FIRST
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Read this first
    ```

    ## Limits
    Headings of one word are taken for names.

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
