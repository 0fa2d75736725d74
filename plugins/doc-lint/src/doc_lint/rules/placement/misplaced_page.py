"""The rule misplaced-page."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding, Related
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site, match


@rule(severity="warning", opt_in=True)
def misplaced_page(
    site: Site,
    *,
    folders: Annotated[
        Mapping[str, str], Meta(description="Where pages belong: pattern of pages to pattern of the place.")
    ] = {},
    subjects: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(description="The canonical page of each subject: its path to the words that only its title may hold."),
    ] = {},
    kinds: Annotated[
        Mapping[str, str], Meta(description="Where each kind of page belongs: kind to pattern of the place.")
    ] = {},
    kind_field: Annotated[str, Meta(description="The key of the front matter that names a page's kind.")] = "kind",
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that may stand where they are.")] = (),
) -> Iterator[Finding]:
    """A page stands elsewhere than pages of its kind or subject do.

    ## What it finds
    Three things, as far as the site says what belongs where. Pages that match a pattern of `folders` and lie in another
    place. Pages whose title holds the words of a subject (`subjects`) that has a canonical page. Pages whose front
    matter names a kind (`kinds`) that belongs elsewhere, or one that the site does not have.

    ## Why it matters
    A reader looks for a tutorial among the tutorials. Where two pages claim one subject, half of the readers and half
    of the corrections end at the wrong one.

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
    Only path, title and front matter are looked at. Whether a page is what it says is for the reviewer.

    ## References
    - Diátaxis, [The map](https://diataxis.fr/map/): four kinds of page that are kept apart
    - Kubernetes, [Page content types](https://kubernetes.io/docs/contribute/style/page-content-types/)
    """
    yield from _misfits(site, subjects)
    for page in site.pages:
        if not match(page.path, allow):
            yield from _in_wrong_folder(page, folders)
            yield from _with_taken_subject(site, page, subjects)
            yield from _of_wrong_kind(page, kinds, kind_field)


def _misfits(site: Site, subjects: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for path in subjects:
        if path not in site.page_by_path:
            where = site.option_location("rules", "misplaced-page", "subjects", path)
            yield Finding(where, f"`subjects` names `{path}`, which is no page of the site", "correct the path")


def _in_wrong_folder(page: Page, folders: Mapping[str, str]) -> Iterator[Finding]:
    for pattern, place in folders.items():
        if match(page.path, [pattern]) and not match(page.path, [place]):
            text = f"`{page.path}` is a page like `{pattern}`, which belong in `{place}`"
            yield Finding(page.location, text, f"move it to `{place}`")


def _with_taken_subject(site: Site, page: Page, subjects: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for path, words in subjects.items():
        canonical = site.page_by_path.get(path)
        if canonical is None or canonical is page or page.path in subjects:
            continue
        word = next((word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page.title, re.I)), None)
        if word:
            yield Finding(
                page.title_location,
                f"`{page.path}` claims {word} in its title, {page.title}; the page on {word} is `{path}`",
                f"move what it says on {word} to `{path}` and link that, or choose another title",
                (Related(canonical.location, f"the page on {word}"),),
            )


def _of_wrong_kind(page: Page, kinds: Mapping[str, str], field: str) -> Iterator[Finding]:
    kind = page.front_matter.values.get(field)
    if not kinds or kind is None:
        return
    where = Location(page.location.path, page.front_matter.lines.get(field, 1))
    place = kinds.get(str(kind))
    if place is None:
        yield Finding(
            where, f"`{page.path}` is of the kind {kind}; the site has {', '.join(kinds)}", "name one of them"
        )
    elif not match(page.path, [place]):
        yield Finding(
            where, f"`{page.path}` is of the kind {kind}, which belongs in `{place}`", f"move it to `{place}`"
        )
