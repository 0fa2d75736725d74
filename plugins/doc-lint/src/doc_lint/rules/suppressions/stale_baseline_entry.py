"""The rule stale-baseline-entry."""

from collections.abc import Iterator

from doc_lint.facts import Baseline
from doc_lint.findings import Finding
from doc_lint.rules.base import rule


@rule()
def stale_baseline_entry(baseline: Baseline) -> Iterator[Finding]:
    """The baseline accepts more findings than there are.

    ## What it finds
    Entries of the baseline (the option `baseline`, or `doc-lint check --baseline FILE`) with a higher count than there
    are matching findings, and entries of rules that do not exist.

    ## Why it matters
    A baseline is meant to shrink. As long as it accepts a finding that was fixed, the same problem can come back
    unnoticed.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          baseline: baseline.json
    ```
    ```json title="baseline.json"
    {
      "version": 2,
      "findings": [
        {"rule": "heading-jump", "page": "index.md", "key": ["A jump that was fixed"], "count": 1}
      ]
    }
    ```
    ```markdown title="docs/index.md"
    # Home

    Welcome.
    ```

    ## Use instead
    ```json title="baseline.json"
    {
      "version": 2,
      "findings": []
    }
    ```

    ## Limits
    Entries of rules that did not run, because they are not selected or a fact is missing, are not checked. When a page
    moves, its findings are new, and the entries for its old path are stale.

    ## References
    - ESLint, [bulk suppressions](https://eslint.org/docs/latest/use/suppressions): unused suppressions fail the run
    - astral-sh/ruff#1149: what users of a linter expect from a baseline
    """
    for entry in baseline:
        if entry.judged and entry.found < entry.count:
            yield Finding(
                location=entry.location,
                key=(entry.rule, entry.page, *entry.key),
                message=f"the baseline accepts {entry.count} of `{entry.rule}` on `{entry.page}`, "
                f"but {entry.found} {'is' if entry.found == 1 else 'are'} left",
                hint=f"update the baseline: doc-lint baseline {entry.location.path}",
            )
