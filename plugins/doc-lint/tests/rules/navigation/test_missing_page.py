"""The rule missing-page."""

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        missing-page:
          pages:
            - index.md
            - guides/install.md
"""


def test_missing_page_is_reported_at_the_line_that_requires_it() -> None:
    assert findings("missing-page", {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n"}) == [
        "mkdocs.yml:7:1: the required page `guides/install.md` does not exist"
    ]


def test_existing_pages_are_not_reported() -> None:
    assert findings("missing-page", {"mkdocs.yml": CONFIG, "docs/index.md": "", "docs/guides/install.md": ""}) == []
