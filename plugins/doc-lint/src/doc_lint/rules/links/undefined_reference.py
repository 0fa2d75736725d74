"""The rule undefined-reference."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.unjudged_pages import UnjudgedPages
from doc_lint.findings import Finding
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def undefined_reference(
    site: Site,
    unjudged_pages: UnjudgedPages,
    *,
    allow: Annotated[
        tuple[str, ...],
        Meta(description="Patterns of names that a plugin resolves, such as `shop.*` with mkdocstrings."),
    ] = (),
) -> Iterator[Finding]:
    """A page does not define a reference or footnote that it uses.

    ## What it finds
    `[text][name]` without a line `[name]: target`, and `[^name]` without a line `[^name]: text`. A name that a page
    uses several times is one finding.

    ## Why it matters
    Markdown leaves it unchanged: the reader sees brackets instead of a link. MkDocs does not notice.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    Read the [guide][ray]. It is long.[^1]
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    Read the [guide][ray]. It is long.[^1]

    [ray]: https://docs.ray.io/
    [^1]: Forty pages.
    ```

    ## Limits
    With mkdocs-autorefs or mkdocstrings, a name may be defined on any page or in the inventory of another site; then
    only footnotes are checked, and the plugin reports the rest itself. In `check`, pages that a hook, a macro or a
    plugin may change are not checked.

    ## References
    - CommonMark, [Link reference definitions](https://spec.commonmark.org/0.31.2/#link-reference-definitions)
    - Python-Markdown, [Footnotes](https://python-markdown.github.io/extensions/footnotes/)
    """
    for page in site.pages:
        if page.path in unjudged_pages:
            continue
        for reference in page.undefined:
            if page.rendered is not None and not page.rendered.has_in_brackets(reference.name):
                continue
            is_footnote = reference.name.startswith("^")
            name = " ".join(reference.name.split())
            if name and (is_footnote or not site.cross_references) and not match(reference.name, allow):
                what = "footnote" if is_footnote else "reference"
                yield Finding(
                    page=page.path,
                    location=reference.location,
                    key=(reference.name,),
                    cause=("undefined", page.path, reference.name),
                    message=f"the {what} `[{name}]` is not defined on this page",
                    hint=f"add a line `[{name}]: ...`, or correct the name",
                )
