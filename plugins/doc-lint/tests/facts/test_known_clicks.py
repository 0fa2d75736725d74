"""Numbers of clicks between pages, where all links are known."""

import pytest

from doc_lint.testing import lint_files

RULES = "{missing-required-link: {links: {index.md: [a.md]}}}"
SELECT = "[no-inbound-link, dead-end-page, unreachable-page, unlinked-child, missing-required-link]"
PAGES = {"docs/index.md": "# Home\n\nText.\n", "docs/a.md": "# A\n\nText.\n"}


@pytest.mark.parametrize("hook", ["def on_page_markdown(markdown, **_): ...", "def on_env(env, **_): ..."])
def test_rules_about_links_between_pages_are_skipped_if_a_hook_may_add_links(hook: str) -> None:
    config = f"hooks: [h.py]\nplugins: [{{doc-lint: {{select: {SELECT}, rules: {RULES}}}}}]\n"
    report = lint_files({"mkdocs.yml": config, "h.py": hook, **PAGES})
    may_add = "markdown" in hook
    assert {skip.reason for skip in report.skipped} == ({"the hook `h.py` may change pages"} if may_add else set())
    assert len(report.skipped) == (5 if may_add else 0)
    assert bool(report.findings) is not may_add
