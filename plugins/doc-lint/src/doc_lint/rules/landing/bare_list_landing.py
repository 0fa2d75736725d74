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
    min_words: Annotated[int, Meta(ge=1, description="Minimum number of words, without headings and link texts.")] = 25,
) -> Iterator[Finding]:
    """A landing page is just a list of links.

    ## What it finds
    Landing pages of sections with fewer than `min_words` words of text, not counting headings and link texts.

    ## Why it matters
    The nav already lists the pages. Readers need the landing page to find out which of them they need.

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
    The rule counts words. It does not judge what they say.

    ## References
    - Kubernetes, [Page content types](https://kubernetes.io/docs/contribute/style/page-content-types/)
    """
    for section in navigation.sections():
        landing = navigation.landing(section)
        if landing is None:
            continue
        text = " ".join(prose.text for prose in landing.prose)
        count = len(re.findall(r"\w+", text))
        for words in (
            *(link.text for link in landing.links if link.kind == "body"),
            *(h.text for h in landing.headings),
        ):
            count -= len(re.findall(r"\w+", words))
        if count < min_words:
            yield Finding(
                page=landing.path,
                location=landing.location,
                message=f"the landing page `{landing.path}` has {max(count, 0)} word{'s' * (count != 1)} "
                "besides its links and headings; "
                f"expected at least {min_words}",
                hint="describe for each page who needs it and when",
            )
