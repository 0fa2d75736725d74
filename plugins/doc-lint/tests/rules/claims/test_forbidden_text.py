"""The rule forbidden-text."""

import pytest

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        forbidden-text:
          claims:
            "ships with .* plugin": {pages: ["a*.md"], reason: nothing is bundled}
            "(": {pages: ["a*.md"], reason: broken}
            "x":
              pages: ["z/*.md"]
              reason: no such page
            "y{99999999999}": {pages: ["a*.md"], reason: too large}
"""


def test_text_across_line_ends_is_reported_at_its_first_line() -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/a.md": "# A\n\nIt\nSHIPS\nwith a plugin.\n\n```\nships with a plugin\n```\n",
        "docs/b.md": "It ships with a plugin.\n",
    }
    assert findings("forbidden-text", files) == [
        "docs/a.md:4:1: `SHIPS with a plugin` is forbidden here: nothing is bundled",
        "mkdocs.yml:7:1: `(` is not a valid regular expression",
        "mkdocs.yml:9:1: `pages` of `x` does not match any page: z/*.md",
        "mkdocs.yml:11:1: `y{99999999999}` is not a valid regular expression",
    ]


def test_search_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_lint.rules.base.SEARCH_SECONDS", 0.02)
    files = {
        "mkdocs.yml": """\
            plugins:
              - doc-lint:
                  rules:
                    forbidden-text:
                      claims:
                        "(a+)+$": {pages: ["*.md"], reason: endless}
                        "z": {pages: ["*.md"], reason: last letter}
            """,
        "docs/a.md": f"# A\n\n{'a' * 60}!\n\nz\n",
        "docs/b.md": "# B\n\na\n",
    }
    assert findings("forbidden-text", files) == [
        "docs/a.md:5:1: `z` is forbidden here: last letter",
        "mkdocs.yml:6:1: `(a+)+$` takes more than 0.02 seconds to search `a.md`",
    ]
