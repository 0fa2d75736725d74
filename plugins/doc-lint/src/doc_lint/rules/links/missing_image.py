"""The rule missing-image."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import resolve
from doc_lint.findings import Finding, Unjudged
from doc_lint.rules.base import rule
from doc_lint.site import Site

_PAGE = "which is a page"
_SAYS = {
    "missing": "which does not exist",
    "wrong-case": "which is written differently on disk",
    "excluded": "which the site excludes",
    "draft": "which is a draft",
    "not-rewritten": _PAGE,
    "dead-own-url": "which this site does not have",
}


@rule(severity="error")
def missing_image(site: Site) -> Iterator[Finding | Unjudged]:
    """A picture's file does not exist.

    ## What it finds
    Pictures in Markdown and `<img>` in raw HTML whose file the site does not publish.

    ## Why it matters
    The reader sees a broken frame where an explanation was meant to be.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    ![The three layers](layers.svg)
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    ![The three layers](layers.svg)
    ```
    ```svg title="docs/layers.svg"
    <svg/>
    ```

    ## Limits
    Pictures of other sites are not fetched. `srcset` and pictures that CSS names are not looked at.

    ## References
    - MkDocs, [Images and media](https://www.mkdocs.org/user-guide/writing-your-docs/#images-and-media)
    """
    for page in site.pages:
        for image in page.images:
            if image.target.startswith("data:"):
                continue
            target = resolve(site, page, image)
            if target.kind in _SAYS or target.kind == "page":
                yield Finding(
                    page=page.path,
                    location=image.location,
                    key=(image.target,),
                    message=f"the picture `{image.target}` is `{target.path}`, {_SAYS.get(target.kind, _PAGE)}",
                    hint="correct the path, or add the file",
                )
            elif target.kind == "unjudged" and target.path and "pages" in site.unknown:
                yield Unjudged(image.location, site.unknown["pages"])
