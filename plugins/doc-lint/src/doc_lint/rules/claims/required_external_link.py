"""The rule required-external-link."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import Claim, rule
from doc_lint.site import Site


@rule(severity="error", opt_in=True)
def required_external_link(
    site: Site,
    *,
    claims: Annotated[
        Mapping[str, Claim],
        Meta(description="Prefixes of URLs that pages must link to, each with `pages` and `reason`."),
    ] = {},
) -> Iterator[Finding]:
    """A page lacks a required link to another site.

    ## What it finds
    For each entry in `claims`: pages selected by `pages` that have no link to a URL beginning with the entry.

    ## Why it matters
    Where a vendor or a standard is the authority, readers need a link to it.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            required-external-link:
              claims:
                "https://docs.ray.io/":
                  pages: [ray.md]
                  reason: the custom resources are defined there
    ```
    ```markdown title="docs/ray.md"
    # Ray

    A `RayCluster` is a custom resource.
    ```

    ## Use instead
    ```markdown title="docs/ray.md"
    # Ray

    A `RayCluster` is a [custom resource](https://docs.ray.io/en/latest/cluster/kubernetes/index.html).
    ```

    ## Limits
    The URL is not opened.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "include links to CRDs/setup where available"
    """
    for address, claim in claims.items():
        pages = [page for page in site.pages if match(page.path, claim.pages)]
        if not pages:
            yield from claim.misfits(site, ("rules", "required-external-link", "claims", address), address)
        for page in pages:
            if not any(link.target.startswith(address) for link in page.links):
                yield Finding(
                    page=page.path,
                    location=page.location,
                    key=(address,),
                    message=f"`{page.path}` does not link to `{address}`: {claim.reason}",
                    hint="add the link",
                )
