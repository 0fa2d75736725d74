"""The rule broken-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Unjudged
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def broken_link(
    site: Site, link_targets: LinkTargets, navigation: Navigation | None = None
) -> Iterator[Finding | Unjudged]:
    """A link in the text leads to a page or file that does not exist.

    ## What it finds
    Links in Markdown and in raw HTML whose target exists neither as a file of the docs folder nor as an address of
    the built site. Both are looked at because both work: `../ray.md` is rewritten by MkDocs, `../ray/` is followed by
    the browser.

    ## Why it matters
    The reader gets "not found" at the moment they decided to read on.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](guides/rays.md).
    ```
    ```markdown title="docs/guides/ray.md"
    # Ray
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Read the [guide](guides/ray.md).
    ```

    ## Limits
    Addresses of other sites are not opened; `/blog/news/` is taken for one where the site has no `blog/`. Links that
    plugins add while rendering are not seen. Pages that only the build of the site makes are named in the option
    `generated`.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `links.not_found`,
      `links.unrecognized_links`
    - W3C, [Cool URIs don't change](https://www.w3.org/Provider/Style/URI)
    """
    in_nav = set(navigation.targets()) if navigation else set()
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "missing" and link.kind in ("body", "html"):
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    message=f"`{link.target}` leads to `{target.path}`, which is not a page or file of this site",
                    hint=_hint(site, target.path, in_nav),
                )
            elif target.kind == "unjudged" and target.reason:
                yield Unjudged(link.location, target.reason)


def _hint(site: Site, path: str, in_nav: set[str]) -> str:
    if path in site.shadowed:
        return "remove the other file that has its address, or link that one"
    if path in in_nav:
        return "write the page that the nav names, or name it in `generated` where only the build makes it"
    return "correct the target, or remove the link"
