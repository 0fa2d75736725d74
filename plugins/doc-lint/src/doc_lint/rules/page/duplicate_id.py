"""The rule duplicate-id."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from doc_lint.facts.link_targets import LinkTargets
from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site


@rule(severity="warning")
def duplicate_id(site: Site, link_targets: LinkTargets, unjudged_pages: UnjudgedPages) -> Iterator[Finding]:
    """A page uses an id more than once.

    ## What it finds
    Ids that occur more than once on a page: in attribute lists, in raw HTML, or set by hand where a heading generates
    the same id. If a file with an id is included more than once, the finding is at the last `--8<--` line of the page.

    In drawings, ids only count where a browser shows or does something wrong. If a drawing is on a page twice, a link
    to an id in it always jumps to the first copy. If two drawings use the same id for different gradients, markers or
    symbols, both are drawn with those of the first.

    ## Why it matters
    A link to the id always jumps to its first occurrence, and the HTML is invalid. Headings with the same text are
    fine: Markdown numbers their ids. So is `<a name="setup">` above a heading with the id `setup`: the name of an `<a>`
    isn't an id, and a browser looks for it only if no element has the id.

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
    Ids that the theme, a plugin or a hook adds are not judged. An `<svg>` that only refers to its own ids may be on a
    page twice: the browser takes the gradient or label of the first copy for the second, and they are equal. This is
    different while the first copy is hidden, as in a tab that is not selected.

    ## References
    - WHATWG HTML, [The id attribute](https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute)
    - WHATWG HTML, [Find a potential indicated
      element](https://html.spec.whatwg.org/multipage/browsing-the-web.html#find-a-potential-indicated-element): the
      first one in tree order
    - SVG 2, [Linking](https://www.w3.org/TR/SVG2/linking.html): references such as `url(#id)`
    """
    jumps = _jumps(link_targets) if any(page.drawings for page in site.pages) else set()
    for page in site.pages:
        if page.path in unjudged_pages:
            continue
        found: dict[str, list[Location]] = defaultdict(list)
        for name, where in (
            *((heading.anchor, heading.location) for heading in page.headings),
            *((anchor.name, anchor.location) for anchor in page.anchors if anchor.is_id),
        ):
            found[name].append(where)
        for name, locations in found.items():
            is_there = page.rendered is None or name in page.rendered.repeated
            if len(locations) > 1 and is_there and not _is_harmless(page, name, len(locations), jumps):
                yield _finding(page, name, locations)


def _finding(page: Page, name: str, locations: Iterable[Location]) -> Finding:
    places = _places(page, locations)
    (first, _), *_, (last, last_id) = places
    is_included = last != last_id
    origin = (Related(last_id, "the id is here"),) if is_included else ()
    hint = (
        f"include `{last_id.path}` once, or remove the id from it" if is_included else "give each element a unique id"
    )
    return Finding(
        page=page.path,
        location=last,
        key=(name,),
        message=f"`{page.path}` uses the id `{name}` {len(places)} times",
        hint=hint,
        related=(Related(first, "first used here"), *origin),
    )


def _jumps(link_targets: LinkTargets) -> set[tuple[str, str]]:
    """Return the path and anchor of each link to an anchor of a page."""
    targets = (target for links in link_targets.values() for _, target in links if target.anchor)
    return {(target.page.path, target.anchor) for target in targets if target.page is not None}


def _is_harmless(page: Page, name: str, count: int, jumps: set[tuple[str, str]]) -> bool:
    """Return whether no reader can notice that drawings have the same id."""
    drawings = [drawing for drawing in page.drawings if name in drawing.elements]
    if len(drawings) < count or (page.path, name) in jumps:
        return False
    first = drawings[0].elements[name]
    return not any(
        name in drawing.jumps or (name in drawing.uses and drawing.elements[name] != first) for drawing in drawings
    )


def _places(page: Page, locations: Iterable[Location]) -> list[tuple[Location, Location]]:
    """Return where each id is, in the order of the page, as the line to change and the line of the id.

    If they are on the same line of a file that is included several times, the lines to change are its markers.
    """
    markers: dict[str, list[Location]] = defaultdict(list)
    for include in page.includes:
        markers[include.path].append(include.location)
    counts = Counter(locations)
    places = []
    for where, count in counts.items():
        there = markers.get(where.path, [where])
        shown = there if len(there) == count > 1 else [where] * count
        places += [(there[min(number, len(there) - 1)], where, each) for number, each in enumerate(shown)]
    return [(shown, where) for _, where, shown in sorted(places)]
