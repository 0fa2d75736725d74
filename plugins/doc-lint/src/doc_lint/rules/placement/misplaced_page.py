"""The rule misplaced-page."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule, unknown_page
from doc_lint.site import Location, Page, Site


@rule(severity="warning", opt_in=True)
def misplaced_page(
    site: Site,
    *,
    folders: Annotated[
        Mapping[str, str], Meta(description="Where pages belong: from a pattern of pages to a pattern of their place.")
    ] = {},
    subjects: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(description="Canonical pages: from the path to the words that no other page may have in its title."),
    ] = {},
    kinds: Annotated[
        Mapping[str, str], Meta(description="Where each kind of page belongs: from the kind to a pattern of its place.")
    ] = {},
    kind_field: Annotated[str, Meta(description="The front-matter key for the kind of a page.")] = "kind",
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that may stay where they are.")] = (),
) -> Iterator[Finding]:
    """A page is not where pages of its kind or subject belong.

    ## What it finds
    Pages that match a pattern in `folders` and are in another place. Pages whose title contains words of a subject that
    has a canonical page (`subjects`). Pages whose front matter has a kind that belongs in another place, or that is not
    listed in `kinds`.

    ## Why it matters
    Readers look for a tutorial among the tutorials. If two pages cover the same subject, some readers and some
    corrections end up at the wrong one.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            misplaced-page:
              folders: {"**/*tutorial*.md": "tutorials/*"}
              subjects: {guides/ray.md: [Ray]}
              kinds: {reference: "reference/**"}
    ```
    ```markdown title="docs/guides/ray.md"
    # Run on Ray
    ```
    ```markdown title="docs/guides/ray-tutorial.md"
    # First steps with Ray
    ```
    ```markdown title="docs/guides/options.md"
    ---
    kind: reference
    ---
    # All options
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    exclude_docs: |
      guides/ray-tutorial.md
      guides/options.md
    plugins:
      - doc-lint:
          rules:
            misplaced-page:
              folders: {"**/*tutorial*.md": "tutorials/*"}
              subjects: {guides/ray.md: [Ray]}
              kinds: {reference: "reference/**"}
    ```
    ```markdown title="docs/tutorials/ray-tutorial.md"
    # First steps on a cluster
    ```
    ```markdown title="docs/reference/options.md"
    ---
    kind: reference
    ---
    # All options
    ```

    ## Limits
    Only path, title and front matter are checked, not whether the text matches them.

    ## References
    - Diátaxis, [The map](https://diataxis.fr/map/): four separate kinds of pages
    - Kubernetes, [Page content types](https://kubernetes.io/docs/contribute/style/page-content-types/)
    """
    yield from _unknown_pages(site, subjects)
    for page in site.pages:
        if not match(page.path, allow):
            yield from _in_wrong_folder(page, folders)
            yield from _with_taken_subject(site, page, subjects)
            yield from _of_wrong_kind(page, kinds, kind_field)


def _unknown_pages(site: Site, subjects: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for path in subjects:
        if path not in site.page_by_path:
            yield unknown_page(site, ("rules", "misplaced-page", "subjects"), path)


def _in_wrong_folder(page: Page, folders: Mapping[str, str]) -> Iterator[Finding]:
    for pattern, place in folders.items():
        if match(page.path, [pattern]) and not match(page.path, [place]):
            yield Finding(
                page=page.path,
                location=page.location,
                key=("folders", pattern),
                message=f"`{page.path}` matches `{pattern}`; such pages belong in `{place}`",
                hint=f"move it to `{place}`",
            )


def _with_taken_subject(site: Site, page: Page, subjects: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for path, words in subjects.items():
        canonical = site.page_by_path.get(path)
        if canonical is None or canonical is page or page.path in subjects:
            continue
        word = next((word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page.title, re.I)), None)
        if word:
            yield Finding(
                page=page.path,
                location=page.title_location,
                key=("subjects", path),
                message=f"`{page.path}` has {word} in its title ({page.title}), but the page about {word} is `{path}`",
                hint=f"move its text about {word} to `{path}` and link to that page, or choose another title",
                related=(Related(canonical.location, f"the page about {word}"),),
            )


def _of_wrong_kind(page: Page, kinds: Mapping[str, str], field: str) -> Iterator[Finding]:
    kind = page.front_matter.values.get(field)
    if not kinds or kind is None:
        return
    where = Location(page.location.path, page.front_matter.lines.get(field, 1))
    place = kinds.get(str(kind))
    if place is None:
        yield Finding(
            page=page.path,
            location=where,
            key=("kinds", str(kind)),
            message=f"`{page.path}` has the unknown kind {kind}; the kinds of this site are {', '.join(kinds)}",
            hint="use one of these kinds, or add the kind to the option `kinds`",
        )
    elif not match(page.path, [place]):
        yield Finding(
            page=page.path,
            location=where,
            key=("kinds", str(kind)),
            message=f"`{page.path}` has the kind {kind}, which belongs in `{place}`",
            hint=f"move it to `{place}`",
        )
