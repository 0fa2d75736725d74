"""The rule wrong-case-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding
from doc_lint.fixes import retarget
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def wrong_case_link(site: Site, link_targets: LinkTargets) -> Iterator[Finding]:
    """A link differs from the name of its file only in upper and lower case.

    ## What it finds
    Links whose target exists only if case is ignored.

    ## Why it matters
    The link works on macOS and Windows, where its author tried it, and is broken on the Linux server that publishes the
    site.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](Ray.md).
    ```
    ```markdown title="docs/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](ray.md).
    ```

    ## Limits
    URLs of the built site, such as `Ray/`, are reported by broken-link.

    ## References
    - RFC 3986, [6.2.2.1 Case normalization](https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.1): paths keep their
      case
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "wrong-case" and link.kind in ("body", "html"):
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    cause=target.cause,
                    message=f"`{link.target}` differs from the file `{target.path}` in upper and lower case",
                    hint="use the spelling of the file name",
                    edits=retarget(site, page, link, target.path),
                )
