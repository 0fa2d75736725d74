"""The rule section-without-landing-page."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.all_pages import AllPages
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error", opt_in=True)
def section_without_landing_page(
    site: Site,
    navigation: Navigation,
    all_pages: AllPages,  # a plugin may make the landing page
    *,
    groups: Annotated[
        Mapping[str, str], Meta(description="Sections that only group pages, by title, each with the reason.")
    ] = {},
) -> Iterator[Finding]:
    """A section of the nav has no landing page.

    ## What it finds
    Sections whose first entry is not an index page (`index.md`, `README.md`). A section that is meant as a mere group
    stands in `groups` with a reason. An entry of `groups` that no section bears, or whose section has a landing page
    by now, is reported as well.

    ## Why it matters
    A reader who does not know which page of a section is theirs needs one that tells them apart. Without it the
    section's label is dead text, and a link can only lead to some page of the section.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides:
          - guides/install.md
          - guides/update.md
    plugins:
      - doc-lint:
          rules:
            section-without-landing-page:
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/guides/install.md"
    # Install
    ```
    ```markdown title="docs/guides/update.md"
    # Update
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides:
          - guides/index.md
          - guides/install.md
          - guides/update.md
    plugins:
      - doc-lint:
          rules:
            section-without-landing-page:
    ```
    ```markdown title="docs/guides/index.md"
    # Guides

    [Install](install.md) it once, [update](update.md) it monthly.
    ```

    ## Limits
    Themes differ in what they make of the first entry; Material for MkDocs attaches it to the section with the feature
    `navigation.indexes`.

    ## References
    - Material for MkDocs, [Section index pages](https://squidfunk.github.io/mkdocs-material/setup/setting-up-navigation/#section-index-pages)
    """
    bare = {section.title: section for section in navigation.sections() if navigation.landing(section) is None}
    for title, section in bare.items():
        if title not in groups:
            yield Finding(
                location=section.location,
                key=(title,),
                message=f"the section {title} has no landing page",
                hint="put an `index.md` first in it, or name it in the option `groups` with a reason",
            )
    for title in groups:
        if title not in bare:
            yield Finding(
                location=site.option_location("rules", "section-without-landing-page", "groups", title),
                key=("groups", title),
                message=f"`groups` names {title}, but the nav has no section of this title without a landing page",
                hint="remove the entry",
            )
