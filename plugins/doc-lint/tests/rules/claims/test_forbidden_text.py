"""The rule forbidden-text."""

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
    ]
