"""The rule hub-without-link."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.all_pages import AllPages
from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule, unknown_page, unmatched_pattern
from doc_lint.site import NavPage, Site


@rule(severity="error", opt_in=True)
def hub_without_link(
    site: Site,
    navigation: Navigation,
    all_pages: AllPages,
    known_clicks: KnownClicks,
    *,
    hubs: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(description="Patterns of the pages that a hub must link to, by path of the hub."),
    ] = {},
) -> Iterator[Finding]:
    """A hub links neither to a required page nor to a landing page above it.

    ## What it finds
    For each hub: pages that match one of its patterns, if the hub links neither to the page nor to the landing page of
    a section above it. A hub that does not exist, and a pattern that matches no page, are reported at their line in the
    configuration.

    ## Why it matters
    Generated pages come and go with the code. A hub written by hand does not change with them, but readers assume that
    its list is complete.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            hub-without-link:
              hubs:
                reference.md: ["api/*.md"]
    ```
    ```markdown title="docs/reference.md"
    # Reference

    - [`cart`](api/cart.md)
    ```
    ```markdown title="docs/api/cart.md"
    # cart
    ```
    ```markdown title="docs/api/till.md"
    # till
    ```

    ## Use instead
    ```markdown title="docs/reference.md"
    # Reference

    - [`cart`](api/cart.md)
    - [`till`](api/till.md)
    ```

    ## Limits
    unlinked-child, not this rule, checks whether a landing page links to the pages of its section.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Overview/reference hubs link to generated module docs"
    """
    landings = _landings(navigation)
    option = ("rules", "hub-without-link", "hubs")
    for hub, patterns in hubs.items():
        page = all_pages.get(hub)
        if page is None:
            yield unknown_page(site, option, hub)
            continue
        linked = {hub, *known_clicks.targets[hub]}
        for pattern in patterns:
            below = [path for path in all_pages if match(path, [pattern])]
            if not below:
                yield unmatched_pattern(site, option, hub, pattern)
            for path in below:
                if path not in linked and linked.isdisjoint(landings.get(path, {hub}) - {hub}):
                    yield Finding(
                        page=hub,
                        location=page.location,
                        key=(path,),
                        message=f"`{hub}` links neither to `{path}` nor to a landing page above it",
                        hint=f"link to `{path}`",
                    )


def _landings(navigation: Navigation) -> dict[str, set[str]]:
    """Return the landing pages of the sections above each page of the nav."""
    found: dict[str, set[str]] = {}
    for item, above in navigation.walk():
        if isinstance(item, NavPage):
            landings = {landing.path for section in above if (landing := navigation.landing(section))}
            found.setdefault(item.path, set()).update(landings - {item.path})
    return found
