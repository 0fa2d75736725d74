"""The rule suppression-without-reason."""

import pytest
import yaml

from doc_lint import lint, read_options
from doc_lint.sources.tree import plugin_options
from doc_lint.testing import read_site


def found(text: str, config: str = "") -> list[str]:
    files = {"mkdocs.yml": config.encode(), "docs/index.md": text.encode()}
    options = read_options(plugin_options(yaml.safe_load(config) or {}))
    report = lint(read_site(files), options)
    return [f"{f.location}: {f.message}" for f in report.findings if f.rule == "suppression-without-reason"]


@pytest.mark.parametrize("end", ["", " --", " -- "])
def test_comment_without_a_reason_is_reported(end: str) -> None:
    text = f"# Home\n\n<!-- doc-lint: allow broken-link{end} -->\n[x](gone.md)\n"
    assert found(text) == ["docs/index.md:3:1: `broken-link` is allowed without a reason"]


def test_each_rule_of_a_comment_is_named() -> None:
    assert len(found("# Home\n\n<!-- doc-lint: allow broken-link,heading-jump -->\n[x](gone.md)\n")) == 2


def test_comment_with_a_reason_is_not_reported() -> None:
    assert found("# Home\n\n<!-- doc-lint: allow broken-link -- it comes -- soon -->\n[x](gone.md)\n") == []


def test_option_without_a_reason_is_reported_at_its_line() -> None:
    config = "plugins:\n  - doc-lint:\n      allow:\n        - {rule: broken-link, pages: [index.md]}\n"
    assert found("# Home\n\n[x](gone.md)\n", config) == ["mkdocs.yml:4:1: `broken-link` is allowed without a reason"]
