"""The rule landing-field-missing."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Page, Site


@rule(severity="error", opt_in=True)
def landing_field_missing(
    site: Site,
    navigation: Navigation,
    *,
    fields: Annotated[
        tuple[str, ...], Meta(description="What every landing page must have: front-matter keys or headings.")
    ] = ("purpose", "audience", "prerequisites", "next_steps"),
    pages: Annotated[tuple[str, ...], Meta(description="Patterns of other pages that must have the fields.")] = (),
) -> Iterator[Finding]:
    """A landing page lacks a required field, such as its purpose or audience.

    ## What it finds
    Fields in `fields` that are neither a front-matter key with a value nor a heading. A heading "Next steps" counts as
    `next_steps`. The rule checks the home page, the landing page of each section and the pages that match `pages`.

    ## Why it matters
    Readers who arrive from a search engine decide on the landing page whether they are in the right place. To decide,
    they need to know who the section is for, what it requires and where to go next.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            landing-field-missing:
              fields: [audience, next_steps]
    ```
    ```markdown title="docs/index.md"
    ---
    audience: Cooks who have never used a pressure cooker.
    ---
    # Pressure cooking
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    ---
    audience: Cooks who have never used a pressure cooker.
    ---
    # Pressure cooking

    ## Next steps

    Read the safety rules.
    ```

    ## Limits
    The rule does not judge whether the text is correct and helpful.

    ## References
    - Kubernetes, [Page content types](https://kubernetes.io/docs/contribute/style/page-content-types/): what a task
      page must state
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "purpose, audience, prerequisites, and clear next steps"
    """
    found = [site.home, *map(navigation.landing, navigation.sections())]
    landings = {page.path for page in found if page is not None}
    for page in site.pages:
        if page.path not in landings and not match(page.path, pages):
            continue
        for field in fields:
            if not _has(page, field):
                yield Finding(
                    page=page.path,
                    location=page.location,
                    key=(field,),
                    message=f"the landing page `{page.path}` has no `{field}`",
                    hint=f"add `{field}:` to its front matter",
                )


def _has(page: Page, field: str) -> bool:
    value = page.front_matter.values.get(field)
    if value not in (None, "", [], {}):
        return True
    wanted = _words(field)
    return any(_words(heading.text) == wanted for heading in page.headings)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
