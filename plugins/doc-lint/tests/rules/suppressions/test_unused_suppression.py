"""The rule unused-suppression; what a suppression covers is tested in tests/test_suppressions.py."""

import pytest
import yaml

from doc_lint import lint, read_options
from doc_lint.sources.tree import plugin_options
from doc_lint.testing import read_site

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
