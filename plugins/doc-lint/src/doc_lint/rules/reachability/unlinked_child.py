"""The rule unlinked-child."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import NavItem, NavPage, Page, Section, Site


@rule(severity="warning", opt_in=True)
def unlinked_child(
    site: Site,
    navigation: Navigation,
    known_clicks: KnownClicks,
    *,
    allow: Annotated[
        tuple[str, ...], Meta(description="Patterns of pages that their landing page need not link to.")
    ] = (),
) -> Iterator[Finding]:
    """A landing page does not link to a page of its section.

    ## What it finds
    For each section with a landing page: pages of the section, and landing pages of its subsections, that the landing
    page does not link to in its text or next steps. The pages of a subsection without a landing page count as pages of
    the section.

    ## Why it matters
    Readers expect the landing page to show everything that the section contains.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides: [guides/index.md, guides/ray.md, guides/slurm.md]
    plugins:
      - doc-lint:
          rules:
            unlinked-child:
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/guides/index.md"
    # Guides

    [Ray](ray.md)
    ```
    ```markdown title="docs/guides/ray.md"
    # Ray
    ```
    ```markdown title="docs/guides/slurm.md"
    # Slurm
    ```

    ## Use instead
    ```markdown title="docs/guides/index.md"
    # Guides

    [Ray](ray.md) or [Slurm](slurm.md)
    ```

    ## Limits
    Links that a plugin or hook adds are counted in a build. In `check`, the rule is skipped if there may be any.

    ## References
    - n8n-io/n8n-docs#5264: a landing page lists its children
    - vercel/eve#2148: hubs list their children
    """
    for section in navigation.sections():
        landing = navigation.landing(section)
        if landing is not None:
            for child, entry in _children(site, navigation, section.children[1:]):
                if child.path not in known_clicks.targets[landing.path] and not match(child.path, allow):
                    yield Finding(
                        page=child.path,
                        location=landing.location,
                        key=(landing.path,),
                        message=f"the landing page `{landing.path}` does not link to `{child.path}`, "
                        "a page of its section",
                        hint="add a link with a sentence about what the page is for",
                        related=(Related(entry.location, "the nav lists it here"),),
                    )


def _children(site: Site, navigation: Navigation, items: tuple[NavItem, ...]) -> Iterator[tuple[Page, NavItem]]:
    """Yield the pages below a landing page and the landing pages of its sections.

    The pages of a section without a landing page count as pages of the section above, unless the build may generate
    the landing page.
    """
    for item in items:
        if isinstance(item, NavPage) and item.path in navigation.pages:
            yield navigation.pages[item.path], item
        elif isinstance(item, Section):
            landing = navigation.landing(item)
            if landing is not None:
                yield landing, item
            elif "pages" not in site.unknown:
                yield from _children(site, navigation, item.children)
