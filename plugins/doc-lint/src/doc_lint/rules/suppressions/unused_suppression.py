"""The rule unused-suppression."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from doc_lint.facts import Suppressions
from doc_lint.findings import Edit, Finding
from doc_lint.renames import current
from doc_lint.rules.base import rule
from doc_lint.site import Location, Suppression

_NAMES = re.compile(r"(<!--\s*doc-lint\b:?\s*allow\s+)([\w-]+(?:\s*,\s*[\w-]+)*)")


@rule()
def unused_suppression(suppressions: Suppressions) -> Iterator[Finding]:
    """A suppression does not cover any finding.

    ## What it finds
    Comments `<!-- doc-lint: allow RULE -- REASON -->` and entries of the option `allow` that do not cover any finding.
    Comments with an unknown rule, and comments that doc-lint does not understand, are reported as well.

    ## Why it matters
    An exception that is no longer needed hides the next problem of that kind at the same place. An exception with a
    misspelled name has no effect, but looks as if it had.

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
    Exceptions for rules that did not run, because they are not selected or a fact is missing, are not checked. Findings
    of this family cannot be allowed one by one, but the option `ignore` turns off the rule.

    ## References
    - Ruff, [unused-noqa](https://docs.astral.sh/ruff/rules/unused-noqa/)
    - rumdl, [MD087](https://github.com/rvben/rumdl): comments that disable nothing
    """
    unused: defaultdict[Location, set[str]] = defaultdict(set)
    for each in suppressions:
        if each.judged and not each.used and not each.defect:
            unused[each.location].add(each.rule)
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
                message=f"`{name}` is allowed {covered}, but there is no such finding",
                hint="remove the exception",
                edits=_edits(suppression, unused[where]),
            )


def _edits(suppression: Suppression, gone: Collection[str]) -> tuple[Edit, ...]:
    """Return the edit that removes all unused names from a comment, or the comment if no name is left."""
    where, comment = suppression.location, suppression.comment
    found = _NAMES.match(comment)
    if found is None:
        return ()
    left = [name for name in map(str.strip, found[2].split(",")) if current(name) not in gone]
    new = f"{found[1]}{', '.join(left)}{comment[found.end() :]}" if left else ""
    return (Edit(location=where, old=comment, new=new),)
