"""The rule placeholder-text."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site


@rule(severity="warning")
def placeholder_text(
    site: Site,
    *,
    texts: Annotated[tuple[str, ...], Meta(description="Words that stand for text to come; whole words, any case.")] = (
        "TODO",
        "TBD",
        "FIXME",
        "coming soon",
        "lorem ipsum",
        "work in progress",
        "to be written",
    ),
) -> Iterator[Finding]:
    """A page holds text that promises text.

    ## What it finds
    Words of `texts` in prose and headings. Code is left alone.

    ## Why it matters
    The reader learns that the answer should be here and is not.

    ## Example
    ```markdown title="docs/index.md"
    # Install

    Windows: coming soon.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Install

    Windows is not supported. Use WSL.
    ```

    ## Limits
    A page that writes about such words, for example about a `TODO` in code, puts them into backticks.

    ## References
    - Google developer documentation style guide, [Timeless documentation](https://developers.google.com/style/timeless-documentation)
    """
    if not texts:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, texts))})(?![\w-])", re.IGNORECASE)
    lower = [text.lower() for text in texts]
    for page in site.pages:
        said = "\n".join(prose.text for prose in page.prose).lower()
        for prose in page.prose if any(text in said for text in lower) else ():
            for found in pattern.finditer(re.sub(r"`[^`]*`", "", prose.text)):
                line = prose.location.line + prose.text.count("\n", 0, prose.text.find(found[0]))
                yield Finding(
                    Location(prose.location.path, line, prose.location.column if line == prose.location.line else 1),
                    f"`{found[0]}` stands for text that is not there",
                    "write it, or leave it out",
                )
