"""The rule unused-suppression."""

from collections.abc import Iterator

from doc_lint.facts import Suppressions
from doc_lint.findings import Finding
from doc_lint.rules.base import rule


@rule()
def unused_suppression(suppressions: Suppressions) -> Iterator[Finding]:
    """The site allows what nothing breaks.

    ## What it finds
    Comments `<!-- doc-lint: allow RULE -- REASON -->` and entries of the option `allow` that cover no finding. Comments
    that name a rule that does not exist, or that doc-lint does not understand, are among them.

    ## Why it matters
    An exception outlives its cause: the next defect of that kind at that place is then hidden, and nobody knows. A
    misspelled name allows nothing and looks as if it did.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    <!-- doc-lint: allow heading-jump -- the partner's template wants it -->
    ## Start

    Install it.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    ## Start

    Install it.
    ```

    ## Limits
    Exceptions from rules that did not run, because they are not selected or lacked a fact, are not judged. Findings of
    this family cannot be allowed; they can be ignored as a whole, with the option `ignore`.

    ## References
    - Ruff, [unused-noqa](https://docs.astral.sh/ruff/rules/unused-noqa/)
    - rumdl, [MD087](https://github.com/rvben/rumdl): comments that disable nothing
    """
    for suppression in suppressions:
        where, name = suppression.location, suppression.rule
        if suppression.defect:
            yield Finding(
                location=where,
                key=(name,),
                message=suppression.defect,
                hint="correct it, or remove it",
            )
        elif suppression.judged and not suppression.used:
            covered = "on these pages" if suppression.lines is None else "here"
            yield Finding(
                location=where,
                key=(name,),
                message=f"`{name}` is allowed {covered}, and nothing breaks it",
                hint="remove the exception",
            )
