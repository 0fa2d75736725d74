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
    all_pages: AllPages,  # a plugin may generate the landing page
    *,
    groups: Annotated[
        Mapping[str, str],
        Meta(description="Sections that need no landing page, by title, each with the reason."),
    ] = {},
) -> Iterator[Finding]:
    """A section of the nav has no landing page.

    ## What it finds
    Sections whose first entry is not an index page (`index.md`, `README.md`). To allow a section that only groups
    pages, list it in `groups` with a reason. Entries of `groups` that do not name a section, or whose section now has a
    landing page, are reported as well.

    ## Why it matters
    Readers who do not know which page of a section they need look for an introduction to it. Without a landing page,
    the title of the section is not a link, and there is no page to link to for the section as a whole.

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
    Themes treat the first entry differently: Material for MkDocs attaches it to the section only with the feature
    `navigation.indexes`.

    ## References
    - Material for MkDocs, [Section index pages](https://squidfunk.github.io/mkdocs-material/setup/setting-up-navigation/#section-index-pages)
    """
    without = {section.title: section for section in navigation.sections() if navigation.landing(section) is None}
    for title, section in without.items():
        if title not in groups:
            yield Finding(
                location=section.location,
                key=(title,),
                message=f"the section {title} has no landing page",
                hint="add an `index.md` as its first entry, or add the section to the option `groups` with a reason",
            )
    for title in groups:
        if title not in without:
            yield Finding(
                location=site.option_location("rules", "section-without-landing-page", "groups", title),
                key=("groups", title),
                message=f"`groups` lists {title}, but no section with this title lacks a landing page",
                hint="remove the entry",
            )
