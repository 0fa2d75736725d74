"""The rule page-not-in-nav."""

from collections.abc import Collection, Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def page_not_in_nav(
    site: Site,
    navigation: Navigation,
    *,
    allow: Annotated[
        tuple[str, ...], Meta(description="Patterns of pages that are left out of the nav on purpose.")
    ] = (),
) -> Iterator[Finding]:
    """A page is published, but the nav does not list it.

    ## What it finds
    Pages without a nav entry, both in the docs folder and generated. The pages of a folder of which the nav lists none
    are one finding. Pages listed in MkDocs' `not_in_nav`,
    `exclude_docs` or `draft_docs` and pages of Material's blog plugin are not reported.

    ## Why it matters
    Search engines find such a page, but readers who use the nav do not, and nobody notices when it is outdated. MkDocs
    logs it at level info, so a strict build passes.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/install.md"
    # Install
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - install.md
    ```

    ## Limits
    A page that the nav does not list is reported even if other pages link to it.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `nav.omitted_files`
    - mkdocs/mkdocs#1755: the original request
    """
    listed = {entry.path for entry in navigation.entries()}
    folders = {folder for path in listed for folder in _above(path)}
    for page in site.pages:
        if page.in_nav and page.path not in listed and not match(page.path, (*allow, *site.plugin_pages)):
            yield Finding(
                page=page.path,
                location=page.location,
                cause=_folder(page.path, folders),
                message=f"`{page.path}` is published, but the nav does not list it",
                hint="add it to the nav, or to `not_in_nav` in the configuration",
            )


def _folder(path: str, listed: Collection[str]) -> tuple[str, ...]:
    """Return the topmost folder around a page of which the nav lists no page, as a cause; none if there is none."""
    return next((("not in nav", folder) for folder in _above(path) if folder not in listed), ())


def _above(path: str) -> Iterator[str]:
    """Yield the folders around a page, outermost first."""
    parts = path.split("/")[:-1]
    yield from ("/".join(parts[: number + 1]) for number in range(len(parts)))
