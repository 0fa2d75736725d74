"""The rule section-order-mismatch."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Link, NavItem, NavPage, Page, Section, Site


@rule(severity="error", opt_in=True, needs=("nav",))
def section_order_mismatch(
    site: Site,
    *,
    landings: Annotated[
        bool,
        Meta(description="Compare each section with its landing page too, not only the top level with the home page."),
    ] = False,
) -> Iterator[Finding]:
    """The nav lists sections in another order than the page that introduces them.

    ## What it finds
    The home page introduces the top-level sections: the first link in its text to each section's landing page gives
    the order. The rule reports the first nav entry that stands elsewhere, and each section that the home page does
    not link at all. With `landings`, every landing page is held against its own section in the same way.

    ## Why it matters
    A reader who has read the home page expects the sidebar to tell the same story. Two orders mean that one was
    forgotten when the other changed.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides: [guides/index.md]
      - About: [about/index.md]
    plugins:
      - doc-lint:
          rules:
            section-order-mismatch:
    ```
    ```markdown title="docs/index.md"
    # Home

    Read [about it](about/index.md), then the [guides](guides/index.md).
    ```
    ```markdown title="docs/about/index.md"
    # About
    ```
    ```markdown title="docs/guides/index.md"
    # Guides
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - About: [about/index.md]
      - Guides: [guides/index.md]
    plugins:
      - doc-lint:
          rules:
            section-order-mismatch:
    ```

    ## Limits
    Sections without a landing page are left out, at the top level also single pages. Links of the front matter give
    no order.

    ## References
    - Kubernetes, [Page content types: concept, task, tutorial](https://kubernetes.io/docs/contribute/style/page-content-types/)
    """
    if site.home is not None:
        sections = [item for item in site.nav if isinstance(item, Section)]
        yield from _compare(site, site.home, sections, "the home page")
    for item, _ in site.walk() if landings else ():
        landing = site.landing(item) if isinstance(item, Section) else None
        if isinstance(item, Section) and landing is not None:
            yield from _compare(site, landing, item.children[1:], f"the landing page of {item.title}")


def _compare(site: Site, page: Page, items: tuple[NavItem, ...] | list[Section], name: str) -> Iterator[Finding]:
    entries = {target: item for item in items if (target := _target(site, item)) is not None}
    links = _first_links(site, page, entries)
    for target, item in entries.items():
        if target not in links:
            yield Finding(
                item.location,
                f"`{target}` stands in the nav, but {name} (`{page.path}`) does not link it",
                f"link it in `{page.path}`, in the nav's place",
            )
    in_nav, in_text = [target for target in entries if target in links], list(links)
    for found, expected in zip(in_nav, in_text, strict=True):
        if found != expected:
            yield Finding(
                entries[found].location,
                f"`{found}` comes here in the nav where {name} has `{expected}`; its order is {', '.join(in_text)}",
                f"move the nav entry, or the link in `{page.path}`",
                (Related(links[expected].location, f"`{page.path}` links `{expected}` here"),),
            )
            return


def _target(site: Site, item: NavItem) -> str | None:
    if isinstance(item, NavPage):
        return item.path
    landing = site.landing(item) if isinstance(item, Section) else None
    return landing.path if landing else None


def _first_links(site: Site, page: Page, entries: Mapping[str, NavItem]) -> dict[str, Link]:
    first: dict[str, Link] = {}
    for link, target in site.targets[page.path]:
        if link.kind in ("body", "html") and target.page is not None and target.path in entries:
            first.setdefault(target.path, link)
    return first
