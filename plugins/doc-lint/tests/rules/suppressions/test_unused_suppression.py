"""The rule unused-suppression; what a suppression covers is tested in tests/test_suppressions.py."""

import pytest
import yaml

from doc_lint import lint, read_options
from doc_lint.sources.tree import plugin_options
from doc_lint.testing import lint_files, read_site

CONFIG = """\
plugins:
  - doc-lint:
      allow:
        - rule: broken-link
          pages: [index.md]
          reason: it comes later
        - rule: broken-link
          pages: [other.md]
          reason: it comes later
"""


@pytest.mark.parametrize(("rule", "line"), [("broken-link", 7), ("heading-jump", 4)])
def test_unused_option_is_reported_at_its_line(rule: str, line: int) -> None:
    config = CONFIG.replace("broken-link", rule, 1)
    files = {"mkdocs.yml": config.encode(), "docs/index.md": b"# Home\n\n[x](gone.md)\n"}
    report = lint(read_site(files), read_options(plugin_options(yaml.safe_load(config))))
    unused = [finding for finding in report.findings if finding.rule == "unused-suppression"]
    assert f"mkdocs.yml:{line}:1" in [str(finding.location) for finding in unused]
    assert unused[0].message == f"`{rule}` is allowed on these pages, but there is no such finding"


COMMENT = "<!-- doc-lint: allow broken-link -- a script writes it -->\n"


@pytest.mark.parametrize(
    ("config", "page", "number"),
    [
        ("plugins: [gen-files]", f"# Home\n\nText.\n\n{COMMENT}[x](made.md)\n", 0),
        ("plugins: [gen-files]", f"{COMMENT}# Home\n\n[x](made.md)\n", 0),
        ("plugins: [gen-files]", f"# Home\n\n[x](made.md)\n\n{COMMENT}Text.\n", 1),  # not where the link is
        (
            "plugins: [gen-files, {doc-lint: {allow: [{rule: broken-link, pages: [index.md], reason: made}]}}]",
            "# Home\n\n[x](made.md)\n",
            0,
        ),
        ("plugins: []", f"# Home\n\nText.\n\n{COMMENT}[x](index.md)\n", 1),
    ],
)
def test_an_exception_for_a_link_that_only_a_build_can_judge_is_not_judged(config: str, page: str, number: int) -> None:
    report = lint_files({"mkdocs.yml": config, "docs/index.md": page})
    assert len([finding for finding in report.findings if finding.rule == "unused-suppression"]) == number
