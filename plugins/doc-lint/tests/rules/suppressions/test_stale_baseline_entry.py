"""The rule stale-baseline-entry; how a baseline is applied is tested in tests/doc_lint/test_baseline.py."""

import pytest

from doc_lint import lint, read_options
from doc_lint.sources.tree import site_from_tree

ENTRY = '{{"version": 1, "findings": [{{"rule": "{rule}", "page": "index.md", "message": "x", "count": 3}}]}}'
CONFIG = b"plugins: [{doc-lint: {baseline: base.json}}]\n"


@pytest.mark.parametrize(("rule", "found"), [("empty-page", True), ("no-such-rule", True), ("missing-page", False)])
def test_entry_is_stale_where_its_rule_ran_or_does_not_exist(rule: str, found: bool) -> None:
    files = {"mkdocs.yml": CONFIG, "base.json": ENTRY.format(rule=rule).encode(), "docs/index.md": b"# Home\n\nText.\n"}
    messages = [f"{f.location}: {f.message}" for f in lint(site_from_tree(files), read_options({})).findings]
    assert messages == [f"base.json:1:1: the baseline accepts 3 of `{rule}` on `index.md`, and 0 are left"] * found
