"""The rule nav-entry-without-page."""

from collections.abc import Iterator

from doc_lint.facts.link_targets import resolve
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Unjudged
from doc_lint.fixes import moved, with_entry
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Link, Location, NavLink, NavPage, Page, Site

_ROOT = Page("index.md", "", Location(""))
_DEAD = ("missing", "excluded", "draft", "wrong-case", "not-rewritten", "dead-own-url")


@rule(severity="error")
def nav_entry_without_page(site: Site, navigation: Navigation) -> Iterator[Finding | Unjudged]:
    """A nav entry leads to a page that does not exist.

    ## What it finds
    Nav entries that are neither a page of the site nor a URL of another site.

    ## Why it matters
    The nav shows the entry on every page anyway, and it leads to "not found". Some plugins leave it out instead.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Install: instal.md
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/install.md"
    # Install
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Install: install.md
    ```

    ## Limits
    URLs of other sites are not opened. List pages that only the build generates in the option `generated`. In
    `check`, files that Git ignores may be generated before the build, so entries for them are only counted.

    ## References
    - MkDocs, [validation](https://www.mkdocs.org/user-guide/configuration/#validation): `nav.not_found`
    """
    for item in (*(item for item, _ in navigation.walk()), *site.dropped):
        target = item.path if isinstance(item, NavPage) else item.url if isinstance(item, NavLink) else ""
        there = target in site.page_by_path or target in site.files or match(target, site.generated)
        found = resolve(site, _ROOT, Link(target, "", "html", item.location)) if target and not there else None
        if found is not None and found.ignored:
            yield Unjudged(item.location, found.reason, ignored=found.ignored)
        elif found is not None and found.kind in _DEAD:
            new = found.path if found.kind == "wrong-case" else moved(site, target)
            yield Finding(
                location=item.location,
                key=(target,),
                cause=found.cause,
                message=f"the nav names `{target}`, which is not a page of this site",
                hint=f"the page is `{new}`; name it" if new else _hint(site, target),
                edits=with_entry(site, item.location, target, new) if new else (),
            )


def _hint(site: Site, target: str) -> str:
    reason = site.unpublished.get(target)
    if reason:
        option = "exclude_docs" if reason == "excluded" else "draft_docs"
        return f"publish the page (`{option}` leaves it out), or remove the entry"
    if target in site.shadowed:
        return "remove the other file with the same URL, or name that file"
    return "correct the path, remove the entry, or add the page to `generated` if the build generates it"
