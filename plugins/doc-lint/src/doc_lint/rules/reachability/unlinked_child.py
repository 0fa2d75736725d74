"""The rule unlinked-child."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import NavItem, NavPage, Page, Section, Site, click_graph, match


@rule(severity="warning", opt_in=True, needs=("nav",))
def unlinked_child(
    site: Site,
    *,
    allow: Annotated[
        tuple[str, ...], Meta(description="Patterns of pages that their landing page need not link.")
    ] = (),
) -> Iterator[Finding]:
    """A landing page does not link a page of its section.

    ## What it finds
    For each section with a landing page: its pages and the landing pages of the sections in it, where the landing
    page's text and next steps link neither. A section without a landing page passes its pages up.

    ## Why it matters
    A reader on the landing page believes that it shows what there is.

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
    Links that a plugin adds while rendering are not seen.

    ## References
    - n8n-io/n8n-docs#5264: a landing page lists its children
    - vercel/eve#2148: hubs list their children
    """
    graph = click_graph(site)
    for item, _ in site.walk():
        landing = site.landing(item) if isinstance(item, Section) else None
        if isinstance(item, Section) and landing is not None:
            for child, entry in _children(site, item.children[1:]):
                if child.path not in graph[landing.path] and not match(child.path, allow):
                    yield Finding(
                        landing.location,
                        f"the landing page `{landing.path}` does not link `{child.path}`, a page of its section",
                        "link it with a sentence on what it is for",
                        (Related(entry.location, "the nav lists it here"),),
                    )


def _children(site: Site, items: tuple[NavItem, ...]) -> Iterator[tuple[Page, NavItem]]:
    for item in items:
        if isinstance(item, NavPage) and item.path in site.page_by_path:
            yield site.page_by_path[item.path], item
        elif isinstance(item, Section):
            landing = site.landing(item)
            if landing is not None:
                yield landing, item
            else:
                yield from _children(site, item.children)
