"""The rule missing-required-link."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.all_pages import AllPages
from doc_lint.facts.known_clicks import KnownClicks
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule, unknown_page, unmatched_pattern
from doc_lint.site import Site


@rule(severity="error", opt_in=True)
def missing_required_link(
    site: Site,
    all_pages: AllPages,
    known_clicks: KnownClicks,
    *,
    links: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(description="Patterns of the pages that a page must link to, by path of the page."),
    ] = {},
) -> Iterator[Finding]:
    """A page does not link to a page that it must link to.

    ## What it finds
    For each page in `links`: patterns for which neither the text nor the next steps of the page link to a match. A page
    that does not exist, and a pattern that matches no page, are reported at their line in the configuration.

    ## Why it matters
    The structure of a site depends on some links: from onboarding to the details, or from an overview to generated
    pages. When an edit removes such a link, nothing else breaks.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            missing-required-link:
              links:
                index.md: [install.md]
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/install.md"
    # Install
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Begin with the [installation](install.md).
    ```

    ## Limits
    One link to one page that matches a pattern is enough. To require all of them, use too-many-clicks.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Get Started covers install + first run and points to deeper docs"
    """
    option = ("rules", "missing-required-link", "links")
    for path, patterns in links.items():
        page = all_pages.get(path)
        if page is None:
            yield unknown_page(site, option, path)
            continue
        for pattern in patterns:
            if not any(match(other, [pattern]) for other in all_pages):
                yield unmatched_pattern(site, option, path, pattern)
            elif not any(match(target, [pattern]) for target in known_clicks.targets[path]):
                yield Finding(
                    page=path,
                    location=page.location,
                    key=(pattern,),
                    message=f"`{path}` does not link to `{pattern}`",
                    hint=f"add a link to the text of `{path}`",
                )
