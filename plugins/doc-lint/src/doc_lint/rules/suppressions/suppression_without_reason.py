"""The rule suppression-without-reason."""

from collections.abc import Iterator

from doc_lint.facts import Suppressions
from doc_lint.findings import Finding
from doc_lint.rules.base import rule


@rule()
def suppression_without_reason(suppressions: Suppressions) -> Iterator[Finding]:
    """A suppression does not give a reason.

    ## What it finds
    Comments `<!-- doc-lint: allow RULE -->` without `-- REASON`, and entries of the option `allow` without a `reason`.

    ## Why it matters
    Whoever finds the exception later has to decide whether it is still needed. Without a reason, the safe choice is to
    keep it, so exceptions accumulate.

    ## Example
    ```markdown title="docs/index.md"
    # Home

    <!-- doc-lint: allow heading-jump -->
    #### Start

    Install it.
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Home

    <!-- doc-lint: allow heading-jump -- shown by the partner's template, which styles h4 only -->
    #### Start

    Install it.
    ```

    ## Limits
    Any text counts as a reason. The rule does not judge whether it is a good one.

    ## References
    - Scientific Python, [repo-review](https://repo-review.readthedocs.io/en/latest/): ignored checks have reasons
    - Clippy, [allow_attributes_without_reason](https://rust-lang.github.io/rust-clippy/master/index.html)
    """
    for suppression in suppressions:
        if not suppression.reason and not suppression.defect:
            where, name = suppression.location, suppression.rule
            yield Finding(
                location=where,
                key=(name,),
                message=f"`{name}` is allowed without a reason",
                hint="add the reason, or remove the exception",
            )
