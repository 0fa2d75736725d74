"""The rule bare-list-landing."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.rules.base import rule


@rule(severity="warning", opt_in=True)
def bare_list_landing(
    navigation: Navigation,
    *,
    min_words: Annotated[
        int, Meta(ge=1, description="Fewest words of the text, link texts and headings left aside.")
    ] = 25,
) -> Iterator[Finding]:
    """A landing page is a mere list of links.

    ## What it finds
    Landing pages of sections whose text, without headings and without the texts of links, has fewer than `min_words`
    words.

    ## Why it matters
    The nav already lists the pages. What the reader needs from the landing page is which of them is theirs.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - Guides: [guides/index.md, guides/ray.md]
    plugins:
      - doc-lint:
          rules:
            bare-list-landing:
              min_words: 8
    ```
    ```markdown title="docs/guides/index.md"
    # Guides

    - [Ray](ray.md)
    ```
    ```markdown title="docs/guides/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/guides/index.md"
    # Guides

    - [Ray](ray.md) runs one job on many machines. Read it when one machine is too small.
    ```

    ## Limits
    Words are counted, not read.

    ## References
    - Kubernetes, [Page content types](https://kubernetes.io/docs/contribute/style/page-content-types/)
    """
    for section in navigation.sections():
        landing = navigation.landing(section)
        if landing is None:
            continue
        text = " ".join(prose.text for prose in landing.prose)
        said = len(re.findall(r"\w+", text))
        for words in (
            *(link.text for link in landing.links if link.kind == "body"),
            *(h.text for h in landing.headings),
        ):
            said -= len(re.findall(r"\w+", words))
        if said < min_words:
            yield Finding(
                page=landing.path,
                location=landing.location,
                message=f"the landing page `{landing.path}` says {max(said, 0)} words in addition to its links; "
                f"at least {min_words} are expected",
                hint="say of each page who needs it and when",
            )
