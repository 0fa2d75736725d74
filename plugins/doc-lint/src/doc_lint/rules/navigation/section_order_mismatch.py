"""The rule section-order-mismatch."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Edit, Finding, Related
from doc_lint.fixes import as_entry
from doc_lint.rules.base import rule
from doc_lint.site import Link, NavItem, NavPage, Page, Section, Site


@rule(severity="error", opt_in=True)
def section_order_mismatch(
    site: Site,
    navigation: Navigation,
    link_targets: LinkTargets,
    *,
    landings: Annotated[
        bool,
        Meta(description="Whether to compare each landing page with the entries of its section as well."),
    ] = False,
) -> Iterator[Finding]:
    """The nav lists sections in a different order from the page that introduces them.

    ## What it finds
    The rule compares the order of the top-level sections with the order in which the text of the home page first links
    to their landing pages. It reports the first nav entry that is out of order, and each section that the home page
    does not link to. With `landings`, it compares each landing page with the entries of its section in the same way.

    ## Why it matters
    Readers of the home page expect the same order in the sidebar. If the two differ, one of them was probably forgotten
    when the other one changed.

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
    Sections without a landing page are not compared, and at the top level neither are single pages. Links in the front
    matter do not count. `--fix` sorts the entries of the nav only with `--select section-order-mismatch`, because the
    order of the links may be the wrong one.

    ## References
    - Kubernetes, [Page content types: concept, task, tutorial](https://kubernetes.io/docs/contribute/style/page-content-types/)
    """
    if site.home is not None:
        sections = [item for item in navigation.items if isinstance(item, Section)]
        yield from _compare(site, navigation, link_targets, site.home, sections, "the home page")
    for section in navigation.sections() if landings else ():
        landing = navigation.landing(section)
        if landing is not None:
            name = f"the landing page of {section.title}"
            yield from _compare(site, navigation, link_targets, landing, section.children[1:], name)


def _compare(
    site: Site, navigation: Navigation, link_targets: LinkTargets, page: Page, items: Sequence[NavItem], name: str
) -> Iterator[Finding]:
    entries = {target: item for item in items if (target := _target(navigation, item)) is not None}
    links = _first_links(link_targets, page, entries)
    for target, item in entries.items():
        if target not in links:
            yield Finding(
                page=target,
                location=item.location,
                key=(page.path, "not linked"),
                message=f"`{target}` is in the nav, but {name} (`{page.path}`) does not link to it",
                hint=f"link to it in `{page.path}`, at the same position as in the nav",
            )
    in_nav, in_text = [target for target in entries if target in links], list(links)
    for found, expected in zip(in_nav, in_text, strict=True):
        if found != expected:
            yield Finding(
                page=found,
                location=entries[found].location,
                key=(page.path, "order"),
                message=f"the nav lists `{found}` where {name} links to `{expected}`; "
                f"the order of the links is {', '.join(in_text)}",
                hint=f"move the nav entry, or move the link in `{page.path}`",
                related=(Related(links[expected].location, f"`{page.path}` links to `{expected}` here"),),
                edits=_sorted(site, [entries[target] for target in in_nav], [entries[target] for target in in_text]),
            )
            return


def _sorted(site: Site, before: Sequence[NavItem], after: Sequence[NavItem]) -> tuple[Edit, ...]:
    """Return the edit that sorts entries of the nav; none if one of them is not on a line of the same file."""
    files, lines = {item.location.path for item in before}, tuple(item.location.line for item in before)
    names = {item.location.line: _name(site, item) for item in before}
    if len(files) > 1 or not all(names.values()) or len(set(names.values())) < len(before):
        return ()
    old, new = ("\n".join(names[item.location.line] for item in items) for items in (before, after))
    return (Edit(before[0].location, old, new, is_choice=True, lines=lines),)


def _name(site: Site, item: NavItem) -> str:
    """Return a part of the line of an entry: its title, or its path as its file has it."""
    path = item.path if isinstance(item, NavPage) else ""
    return item.title or as_entry(site, item.location.path, path) or ""


def _target(navigation: Navigation, item: NavItem) -> str | None:
    if isinstance(item, NavPage):
        return item.path
    landing = navigation.landing(item) if isinstance(item, Section) else None
    return landing.path if landing else None


def _first_links(link_targets: LinkTargets, page: Page, entries: Mapping[str, NavItem]) -> dict[str, Link]:
    first: dict[str, Link] = {}
    for link, target in link_targets[page.path]:
        if link.kind in ("body", "html") and target.page is not None and target.path in entries:
            first.setdefault(target.path, link)
    return first
