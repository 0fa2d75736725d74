"""The rule stale-baseline-entry; tests/test_baseline.py tests how a baseline is applied."""

import pytest

from doc_lint.testing import lint_files

ENTRY = '{{"version": 2, "findings": [{{"rule": "{rule}", "page": "index.md", "key": ["x"], "count": 3}}]}}'
CONFIG = "plugins: [{doc-lint: {baseline: base.json}}]\n"


@pytest.mark.parametrize(("rule", "found"), [("empty-page", True), ("no-such-rule", True), ("missing-page", False)])
def test_entry_is_stale_where_its_rule_ran_or_does_not_exist(rule: str, found: bool) -> None:
    files = {"mkdocs.yml": CONFIG, "base.json": ENTRY.format(rule=rule), "docs/index.md": "# Home\n\nText.\n"}
    messages = [f"{f.location}: {f.message}" for f in lint_files(files).findings]
    assert messages == [f"base.json:1:1: the baseline accepts 3 of `{rule}` on `index.md`, but 0 are left"] * found


@pytest.mark.parametrize(("plugin", "number"), [("gen-files, ", 0), ("", 1)])
def test_entry_is_not_stale_where_only_a_build_can_judge_the_page(plugin: str, number: int) -> None:
    files = {
        "mkdocs.yml": f"plugins: [{plugin}doc-lint: {{baseline: base.json}}]",
        "base.json": ENTRY.format(rule="broken-link"),
        "docs/index.md": "# Home\n\n[made](made.md)\n",
    }
    stale = [finding for finding in lint_files(files).findings if finding.rule == "stale-baseline-entry"]
    assert len(stale) == number
