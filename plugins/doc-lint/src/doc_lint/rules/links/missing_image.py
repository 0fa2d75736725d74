"""The rule missing-image."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import confirmed
from doc_lint.findings import Finding, Unjudged
from doc_lint.fixes import intended, retarget
from doc_lint.rules.base import rule
from doc_lint.site import Site

_PAGE = "which is a page"
_REASONS = {
    "missing": "which does not exist",
    "wrong-case": "whose name differs in case on disk",
    "excluded": "which is excluded from the site",
    "draft": "which is a draft",
    "not-rewritten": _PAGE,
    "dead-own-url": "which this site does not have",
}


@rule(severity="error")
def missing_image(site: Site) -> Iterator[Finding | Unjudged]:
    """The file of an image does not exist.

    ## What it finds
    Images in Markdown and `<img>` in raw HTML whose file the site does not publish.

    ## Why it matters
    The reader sees a broken image instead of an explanation.

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
    Images on other sites are not fetched. In `check`, files that Git ignores may be generated before the build.
    `srcset` and images in CSS are not checked.

    ## References
    - MkDocs, [Images and media](https://www.mkdocs.org/user-guide/writing-your-docs/#images-and-media)
    """
    for page in site.pages:
        for image in page.images:
            if image.target.startswith("data:"):
                continue
            target = confirmed(site, page, image)
            if target.kind in _REASONS or target.kind == "page":
                new = target.path if target.kind == "wrong-case" else intended(site, page, image, target)
                edits = retarget(site, page, image, new) if new else ()
                use = f"use `{edits[0].new}`" if edits else f"the file is `{new}`; name it"
                yield Finding(
                    page=page.path,
                    location=image.location,
                    key=(image.target,),
                    cause=target.cause,
                    message=f"the image `{image.target}` points to `{target.path}`, {_REASONS.get(target.kind, _PAGE)}",
                    hint=use if new else "correct the path, or add the file",
                    edits=edits,
                )
            elif target.kind == "unjudged" and target.reason:
                yield Unjudged(image.location, target.reason, ignored=target.ignored)
