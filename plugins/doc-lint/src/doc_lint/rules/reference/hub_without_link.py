"""The rule hub-without-link."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import NavPage, Site, click_graph, match


@rule(severity="error", opt_in=True, needs=("nav", "pages"))
def hub_without_link(
    site: Site,
    *,
    hubs: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(description="Patterns of the pages that a hub leads to, by path of the hub."),
    ] = {},
) -> Iterator[Finding]:
    """A hub leads neither to a page nor to the landing page above it.

    ## What it finds
    For each hub: pages that match one of its patterns and that it links neither itself nor through the landing page of
    a section above them. A hub that does not exist and a pattern that matches no page are reported at their line of the
    configuration.

    ## Why it matters
    Generated pages come and go with the code. A hub that is written by hand does not, and readers take what it lists
    for all there is.

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
    That a landing page links its own pages is what unlinked-child asks for.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Overview/reference hubs link to generated module docs"
    """
    graph = click_graph(site)
    landings = _landings(site)
    option = ("rules", "hub-without-link", "hubs")
    for hub, patterns in hubs.items():
        page = site.page_by_path.get(hub)
        if page is None:
            yield Finding(site.option_location(*option, hub), f"`hubs` names `{hub}`, which is no page", "correct it")
            continue
        linked = {hub, *graph[hub]}
        for pattern in patterns:
            below = [path for path in site.page_by_path if match(path, [pattern])]
            if not below:
                where = site.option_location(*option, hub, pattern)
                yield Finding(where, f"`hubs` asks for `{pattern}`, which matches no page", "correct the pattern")
            for path in below:
                if path not in linked and linked.isdisjoint(landings.get(path, {hub}) - {hub}):
                    message = f"`{hub}` links neither `{path}` nor a landing page above it"
                    yield Finding(page.location, message, f"link `{path}`")


def _landings(site: Site) -> dict[str, set[str]]:
    """Return for each page of the nav the landing pages of the sections above it."""
    found: dict[str, set[str]] = {}
    for item, above in site.walk():
        if isinstance(item, NavPage):
            landings = {landing.path for section in above if (landing := site.landing(section))}
            found.setdefault(item.path, set()).update(landings - {item.path})
    return found
