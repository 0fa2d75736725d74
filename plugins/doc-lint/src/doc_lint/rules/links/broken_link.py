"""The rule broken-link."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Edit, Finding, Unjudged
from doc_lint.fixes import intended, retarget
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="error")
def broken_link(
    site: Site, link_targets: LinkTargets, navigation: Navigation | None = None
) -> Iterator[Finding | Unjudged]:
    """A link leads to a page or file that does not exist.

    ## What it finds
    Links in Markdown and raw HTML whose target is neither a file in the docs folder nor a URL of the built site. Both
    kinds of links work: MkDocs rewrites `../ray.md`, and the browser follows `../ray/`.

    ## Why it matters
    Readers who want to read on get "not found".

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
    URLs of other sites are not opened, and `/blog/news/` counts as one if the site has no `blog/`. Links that plugins
    add while rendering are not checked. List pages that only the build generates in the option `generated`. In `check`,
    files that Git ignores may be generated before the build, so links to them are only counted.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `links.not_found`,
      `links.unrecognized_links`
    - W3C, [Cool URIs don't change](https://www.w3.org/Provider/Style/URI)
    """
    in_nav = set(navigation.targets()) if navigation else set()
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if target.kind == "missing" and link.kind in ("body", "html"):
                is_source = target.path in site.page_by_path
                new = intended(site, page, link, target)
                edits = retarget(site, page, link, new) if new else ()
                yield Finding(
                    page=page.path,
                    location=link.location,
                    key=(link.target,),
                    cause=() if is_source else target.cause,
                    message=f"`{link.target}` leads to the root of the host, where no Markdown files are published"
                    if is_source
                    else f"`{link.target}` leads to `{target.path}`, which is not a page or file of this site",
                    hint=_hint(site, target.path, in_nav, new, edits),
                    edits=edits,
                )
            elif target.kind == "unjudged" and target.reason:
                yield Unjudged(link.location, target.reason, ignored=target.ignored)


def _hint(site: Site, path: str, in_nav: set[str], new: str | None, edits: tuple[Edit, ...]) -> str:
    if new is not None:
        return f"use `{edits[0].new}`, which is relative to this page" if edits else f"the file is `{new}`"
    if path in site.shadowed:
        return "remove the other file with the same URL, or link to that file"
    if path in in_nav:
        return "write the page that the nav lists, or add it to `generated` if only the build generates it"
    return "correct the target, or remove the link"
