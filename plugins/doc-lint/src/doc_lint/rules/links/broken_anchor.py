"""The rule broken-anchor."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from doc_lint.facts.anchors import Anchors
from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding, Related, Unjudged
from doc_lint.rules.base import rule, unjudged
from doc_lint.site import Page, Site

_MADE_BY_EXTENSIONS = re.compile(r"__|fn(ref)?:|_?top$|:~:")


@rule(severity="error")
def broken_anchor(site: Site, link_targets: LinkTargets, anchors: Anchors) -> Iterator[Finding | Unjudged]:
    """A link names a part of a page that the page does not have.

    ## What it finds
    Links whose page exists, but has no heading, raw HTML element or attribute list with the id behind `#`. Anchors of
    headings are made as the site's own Markdown extensions make them.

    ## Why it matters
    The browser opens the page at its top and says nothing. The reader looks for what the link promised.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    See [how to stop a job](ray.md#stop-job).
    ```
    ```markdown title="docs/ray.md"
    # Ray

    ## Stop a job
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    See [how to stop a job](ray.md#stop-a-job).
    ```

    ## Limits
    A page with `:::` blocks gets headings while it is rendered. An anchor that begins like the name of a block is held
    against the names of the option `package`, and is not judged where these are not known.
    Anchors of files that are no pages are not judged, and, where hooks or macros fill pages, those of pages with
    `{{ name }}` or comments such as `<!-- name:value -->`. The summary counts the links that are left unjudged.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `links.anchors`
    - astral-sh/uv#6096, four broken anchors in one well-kept site
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            there = target.page
            if link.kind not in ("body", "html") or target.kind != "page" or there is None or not target.anchor:
                continue
            if target.anchor in there.anchor_ids or _MADE_BY_EXTENSIONS.match(target.anchor):
                continue
            origin = anchors.origin_of(there, target.anchor)
            if origin:
                yield from unjudged(link.location, origin)
                continue
            near = get_close_matches(target.anchor, there.anchor_ids, n=1)
            yield Finding(
                page=page.path,
                location=link.location,
                key=(link.target,),
                message=f"`{link.target}` names `#{target.anchor}`, which `{there.path}` does not have",
                hint=f"use `#{near[0]}`" if near else "name one of the page's headings",
                related=_where(there, near),
            )


def _where(page: Page, names: list[str]) -> tuple[Related, ...]:
    found = (heading for heading in page.headings if heading.anchor in names)
    return tuple(Related(heading.location, f"`#{heading.anchor}` is here") for heading in found)
