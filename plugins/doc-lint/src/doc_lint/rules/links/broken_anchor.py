"""The rule broken-anchor."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from doc_lint.facts.anchors import Anchors
from doc_lint.facts.link_targets import LinkTargets
from doc_lint.findings import Finding, Related, Unjudged
from doc_lint.fixes import with_anchor
from doc_lint.rules.base import rule, unjudged
from doc_lint.site import Page, Site

_OF_BROWSERS = re.compile(r"_?top$|:~:")


@rule(severity="error")
def broken_anchor(site: Site, link_targets: LinkTargets, anchors: Anchors) -> Iterator[Finding | Unjudged]:
    """A link points to an anchor that its page does not have.

    ## What it finds
    Links whose page exists, but has no heading, raw HTML element or attribute list with the id after `#`. The anchors
    of headings are those that the site's own Markdown extensions generate.

    ## Why it matters
    The browser opens the page at the top, without an error. The reader has to search for what the link promised.

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
    A page with `:::` blocks gets headings while it is rendered. An anchor that begins like the name of a block is
    compared with the names of the package in the option `package`, and is not checked if these are unknown.
    Anchors in files that are not pages are not checked. In `check`, neither are anchors that a hook, a macro or a
    plugin may add to the page. The summary counts the links that were not checked.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `links.anchors`
    - astral-sh/uv#6096, four broken anchors in one well-kept site
    """
    for page in site.pages:
        for link, target in link_targets[page.path]:
            there = target.page
            if link.kind not in ("body", "html") or target.kind != "page" or there is None or not target.anchor:
                continue
            if target.anchor in there.anchor_ids or _OF_BROWSERS.match(target.anchor):
                continue
            origin = anchors.origin_of(there, target.anchor)
            if origin:
                yield from unjudged(link.location, origin)
                continue
            same = sorted(name for name in there.anchor_ids if name.casefold() == target.anchor.casefold())
            near = same[:1] or get_close_matches(target.anchor, there.anchor_ids, n=1)
            yield Finding(
                page=page.path,
                location=link.location,
                key=(link.target,),
                cause=target.cause,
                message=f"`{link.target}` leads to an anchor that `{there.path}` does not have",
                hint=f"use `#{near[0]}`" if near else "link to one of the page's headings",
                related=_where(there, near),
                edits=with_anchor(page, link, same[0]) if len(same) == 1 else (),
            )


def _where(page: Page, names: list[str]) -> tuple[Related, ...]:
    found = (heading for heading in page.headings if heading.anchor in names)
    return tuple(Related(heading.location, f"`#{heading.anchor}` is here") for heading in found)
