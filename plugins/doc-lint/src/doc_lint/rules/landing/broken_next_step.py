"""The rule broken-next-step."""

from collections.abc import Iterator

from doc_lint.facts.anchors import Anchors
from doc_lint.facts.link_targets import LinkTargets, Target
from doc_lint.findings import Finding, Unjudged
from doc_lint.rules.base import rule, unjudged
from doc_lint.site import Link, Page, Site


@rule(severity="error")
def broken_next_step(site: Site, link_targets: LinkTargets, anchors: Anchors) -> Iterator[Finding | Unjudged]:
    """A page that the front matter names does not exist.

    ## What it finds
    Entries of `next_steps` and `prerequisites` whose page, or whose anchor on that page, does not exist; entries of
    `next_steps` that name no page at all; a `next_steps` that leads to its own page.

    ## Why it matters
    MkDocs rewrites and checks links of the text only. A theme that renders front matter as links renders broken ones
    just so.

    ## Example
    ```markdown title="docs/index.md"
    ---
    next_steps:
      - page: quickstart.md
        text: Run something in five minutes.
    ---
    # Home
    ```

    ## Use instead
    ```markdown title="docs/quickstart.md"
    # Quick start
    ```

    ## Limits
    An anchor that a `:::` block may make while it is rendered is judged only where the names of the package are known.
    The summary counts the links that are left unjudged.

    ## References
    - Diátaxis, [Tutorials](https://diataxis.fr/tutorials/): the reader is led, step by step
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if link.kind in ("next-step", "prerequisite"):
                what = _offence(anchors, page, link, target)
                if what:
                    hint = "name the `.md` path of a page, relative to this one"
                    yield Finding(
                        page=page.path,
                        location=link.location,
                        key=(link.kind, link.target or link.text),
                        message=f"{link.kind.replace('-', ' ')} {what}",
                        hint=hint,
                    )
                elif target.page is not None and target.anchor not in target.page.anchor_ids:
                    yield from unjudged(link.location, anchors.origin_of(target.page, target.anchor))


def _offence(anchors: Anchors, page: Page, link: Link, target: Target) -> str:
    if not link.target:
        return f"`{link.text}` names no page"
    if target.kind in ("external", "unjudged"):
        return ""
    if target.page is None:
        return f"`{link.target}` leads to `{target.path}`, which is not a page of this site"
    if target.page is page and not target.anchor:
        return f"`{link.target}` leads to the page itself"
    known = target.anchor in target.page.anchor_ids or anchors.origin_of(target.page, target.anchor)
    if target.anchor and not known:
        return f"`{link.target}` names an anchor that `{target.page.path}` does not have"
    return ""
