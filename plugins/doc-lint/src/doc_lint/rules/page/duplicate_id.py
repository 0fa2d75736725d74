"""The rule duplicate-id."""

from collections.abc import Iterator

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site


@rule(severity="warning")
def duplicate_id(site: Site) -> Iterator[Finding]:
    """A page uses an id more than once.

    ## What it finds
    Ids that occur more than once on a page: in attribute lists, in raw HTML, or set by hand where a heading generates
    the same id.

    ## Why it matters
    A link to the id always jumps to its first occurrence, and the HTML is invalid. Headings with the same text are
    fine: Markdown numbers their ids.

    ## Example
    ```markdown title="docs/index.md"
    # Install

    ## Linux {#setup}

    ## macOS {#setup}
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Install

    ## Linux {#setup-linux}

    ## macOS {#setup-macos}
    ```

    ## Limits
    Ids that the theme or a plugin adds are not judged.

    ## References
    - WHATWG HTML, [The id attribute](https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute)
    """
    for page in site.pages:
        places: dict[str, list[Location]] = {}
        for name, where in (
            *((heading.anchor, heading.location) for heading in page.headings),
            *((anchor.name, anchor.location) for anchor in page.anchors),
        ):
            places.setdefault(name, []).append(where)
        for name, found in places.items():
            if len(found) > 1:
                first, *_, last = sorted(found)
                yield Finding(
                    page=page.path,
                    location=last,
                    key=(name,),
                    message=f"`{page.path}` uses the id `{name}` {len(found)} times",
                    hint="give each element a unique id",
                    related=(Related(first, "first used here"),),
                )
