"""The rule nav-folder-mismatch."""

from collections import defaultdict
from collections.abc import Iterator
from posixpath import dirname
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Finding, Related
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import NavPage, Section


@rule(severity="warning", opt_in=True)
def nav_folder_mismatch(
    navigation: Navigation,
    *,
    allow: Annotated[tuple[str, ...], Meta(description="Patterns of pages that are not checked.")] = (),
) -> Iterator[Finding]:
    """The nav lists a page in a section that does not match its folder.

    ## What it finds
    The rule compares folders with the top-level sections of the nav. A folder belongs to the section whose landing page
    it contains, or else to the section that lists most of its pages. Pages of the folder that the nav lists in another
    section are reported. A section may contain several whole folders.

    ## Why it matters
    The URL and the nav contradict each other about where the reader is, and writers look for the file in the wrong
    folder.

    ## Example
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides: [guides/index.md, guides/ray.md]
      - About: [about/index.md, guides/history.md]
    plugins:
      - doc-lint:
          rules:
            nav-folder-mismatch:
    ```
    ```markdown title="docs/index.md"
    # Home
    ```
    ```markdown title="docs/guides/index.md"
    # Guides
    ```
    ```markdown title="docs/guides/ray.md"
    # Ray
    ```
    ```markdown title="docs/guides/history.md"
    # History
    ```
    ```markdown title="docs/about/index.md"
    # About
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    nav:
      - index.md
      - Guides: [guides/index.md, guides/ray.md]
      - About: [about/index.md, about/history.md]
    plugins:
      - doc-lint:
          rules:
            nav-folder-mismatch:
    ```
    ```markdown title="docs/about/history.md"
    # History
    ```

    ## Limits
    Only the first folder of a path is compared. Pages directly in the docs folder are not checked.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "documents live in the correct sections"
    """
    sections: dict[str, dict[str, list[NavPage]]] = defaultdict(lambda: defaultdict(list))
    owner: dict[str, Section] = {}
    for top in (item for item in navigation.items if isinstance(item, Section)):
        landing = navigation.landing(top)
        if landing is not None and dirname(landing.path):
            owner[landing.path.split("/")[0]] = top
        for page in _pages(top):
            if "/" in page.path and not match(page.path, allow):
                sections[page.path.split("/")[0]][top.title].append(page)
    for folder, by_section in sections.items():
        largest = max(by_section, key=lambda title: len(by_section[title]))
        right = owner[folder].title if folder in owner else largest
        for title, pages in by_section.items():
            for page in pages if title != right else ():
                other = next(iter(by_section[right]), None)
                yield Finding(
                    page=page.path,
                    location=page.location,
                    key=(title, right),
                    message=f"the nav lists `{page.path}` in {title}, but `{folder}/` belongs to {right}",
                    hint=f"move the nav entry to {right}, or move the file to another folder",
                    related=(Related(other.location, f"{right} is here"),) if other else (),
                )


def _pages(section: Section) -> Iterator[NavPage]:
    for child in section.children:
        if isinstance(child, Section):
            yield from _pages(child)
        elif isinstance(child, NavPage):
            yield child
