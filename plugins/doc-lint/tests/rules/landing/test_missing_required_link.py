"""The rule missing-required-link."""

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        missing-required-link:
          links:
            start.md:
              - guides/*.md
              - gone/*.md
            nowhere.md: [start.md]
"""


def test_missing_link_and_unknown_pages_in_the_option_are_reported() -> None:
    files = {"mkdocs.yml": CONFIG, "docs/start.md": "# S\n", "docs/guides/a.md": "", "docs/guides/b.md": ""}
    assert findings("missing-required-link", files) == [
        "docs/start.md:1:1: `start.md` does not link to `guides/*.md`",
        "mkdocs.yml:8:1: `links` requires `gone/*.md`, which does not match any page",
        "mkdocs.yml:9:1: `links` names `nowhere.md`, which is not a page of this site",
    ]


def test_one_link_to_one_match_is_enough() -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/start.md": "[b](guides/b.md)\n",
        "docs/guides/a.md": "",
        "docs/guides/b.md": "",
    }
    assert [finding[:10] for finding in findings("missing-required-link", files)] == ["mkdocs.yml", "mkdocs.yml"]
