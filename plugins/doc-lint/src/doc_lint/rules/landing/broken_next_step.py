"""The rule broken-next-step."""

from collections.abc import Iterator

from doc_lint.facts.anchors import Anchors
from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding, Unjudged
from doc_lint.fixes import intended, retarget
from doc_lint.rules.base import rule, unjudged
from doc_lint.site import Link, Page, Site
from doc_lint.site.target import Target


@rule(severity="error")
def broken_next_step(site: Site, link_targets: LinkTargets, anchors: Anchors) -> Iterator[Finding | Unjudged]:
    """A next step or prerequisite in the front matter leads to a page that does not exist.

    ## What it finds
    Entries of `next_steps` and `prerequisites` whose page or anchor does not exist. Entries of `next_steps` that do not
    name a page, or that name the page itself.

    ## Why it matters
    MkDocs checks only the links in the text of a page. A theme that renders front matter as links renders broken links
    without a warning.

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
    An anchor that a `:::` block may generate while it is rendered is checked only if the names of the package are
    known. The summary counts the links that were not checked.

    ## References
    - Diátaxis, [Tutorials](https://diataxis.fr/tutorials/): a tutorial leads the reader step by step
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            if link.kind in ("next-step", "prerequisite"):
                problem = _problem(anchors, page, link, target)
                meant = target.path if target.kind == "wrong-case" else intended(site, page, link, target)
                new = meant if meant in site.page_by_path else None
                if problem:
                    yield Finding(
                        page=page.path,
                        location=link.location,
                        key=(link.kind, link.target or link.text),
                        cause=target.cause,
                        message=f"{link.kind.replace('-', ' ')} {problem}",
                        hint=f"the page is `{new}`; name it"
                        if new
                        else "use the `.md` path of a page, relative to this page",
                        edits=retarget(site, page, link, new) if new else (),
                    )
                elif target.page is not None and target.anchor not in target.page.anchor_ids:
                    yield from unjudged(link.location, anchors.origin_of(target.page, target.anchor))


def _problem(anchors: Anchors, page: Page, link: Link, target: Target) -> str:
    if not link.target:
        return f"`{link.text}` does not name a page"
    if target.kind in ("external", "unjudged"):
        return ""
    if target.page is None:
        return f"`{link.target}` leads to `{target.path}`, which is not a page of this site"
    if target.page is page and not target.anchor:
        return f"`{link.target}` leads to the page itself"
    known = target.anchor in target.page.anchor_ids or anchors.origin_of(target.page, target.anchor)
    if target.anchor and not known:
        return f"`{link.target}` leads to an anchor that `{target.page.path}` does not have"
    return ""
