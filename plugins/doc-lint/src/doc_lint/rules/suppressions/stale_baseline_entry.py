"""The rule stale-baseline-entry."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule()
def stale_baseline_entry(site: Site) -> Iterator[Finding]:
    """The baseline accepts more than there is left.

    ## What it finds
    Entries of the baseline (the option `baseline`, or `doc-lint check --baseline FILE`) with a higher count than there
    are findings of their kind, and entries of rules that do not exist.

    ## Why it matters
    A baseline is a promise that things only get better. What was mended and is still accepted may break again, and
    nobody is told.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          baseline: baseline.json
    ```
    ```json title="baseline.json"
    {
      "version": 1,
      "findings": [
        {"rule": "heading-jump", "page": "index.md", "message": "a jump that was mended", "count": 1}
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
      "version": 1,
      "findings": []
    }
    ```

    ## Limits
    Entries of rules that did not run, because they are not selected or lacked a fact, are not judged. A page that
    moves takes its findings along: they are new, and the entries for its old path are stale.

    ## References
    - ESLint, [bulk suppressions](https://eslint.org/docs/latest/use/suppressions): unused suppressions fail the run
    - astral-sh/ruff#1149: what users of a linter ask of a baseline
    """
    for entry in site.accepted:
        if entry.judged and entry.found < entry.count:
            yield Finding(
                entry.location,
                f"the baseline accepts {entry.count} of `{entry.rule}` on `{entry.page}`, and {entry.found} are left",
                f"shrink it: doc-lint baseline {entry.location.path}",
            )
