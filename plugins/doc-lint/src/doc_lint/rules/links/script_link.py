"""The rule script-link."""

from collections.abc import Iterator
from urllib.parse import unquote

from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site

_SCHEMES = ("javascript:", "vbscript:")


@rule(severity="warning")
def script_link(site: Site, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
    """A link runs a script instead of leading somewhere.

    ## What it finds
    Links in Markdown and raw HTML that begin with `javascript:` or `vbscript:`.

    ## Why it matters
    Such a link has no URL to open in a new tab or send to a colleague. It does nothing where scripts are off, and the
    content security policies of many hosts block it.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    [Print this page](javascript:print())
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    <button onclick="print()">Print this page</button>
    ```

    ## Limits
    Scripts that the theme attaches to links are not checked.

    ## References
    - MDN, [javascript: URLs](https://developer.mozilla.org/en-US/docs/Web/URI/Reference/Schemes/javascript): why their
      use is discouraged
    """
    for page in site.pages:
        if page.path in unjudged_pages:
            continue
        for link in page.links:
            is_there = page.rendered is None or unquote(link.target) in page.rendered.targets
            if is_there and link.target.strip().lower().startswith(_SCHEMES):
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` runs a script",
                    hint="use a button, or link to a page",
                )
