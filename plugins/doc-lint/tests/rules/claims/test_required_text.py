"""The rule required-text."""

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        required-text:
          claims:
            "payments<2": {pages: ["install*.md"], reason: the import fails without it}
"""


def test_page_without_the_text_is_reported() -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/install.md": "# I\n",
        "docs/install-2.md": "```\npip install 'payments<2'\n```\n",
    }
    assert findings("required-text", files) == [
        "docs/install.md:1:1: `install.md` has no text that matches `payments<2`: the import fails without it"
    ]


def test_claim_that_matches_no_page_is_reported() -> None:
    assert findings("required-text", {"mkdocs.yml": CONFIG, "docs/index.md": ""}) == [
        "mkdocs.yml:6:1: `pages` of `payments<2` does not match any page: install*.md"
    ]
