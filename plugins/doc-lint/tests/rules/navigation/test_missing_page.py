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


def test_page_is_missed_at_the_line_that_requires_it() -> None:
    assert findings("missing-page", {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n"}) == [
        "mkdocs.yml:7:1: the required page `guides/install.md` does not exist"
    ]


def test_nothing_is_missed_when_all_are_there() -> None:
    assert findings("missing-page", {"mkdocs.yml": CONFIG, "docs/index.md": "", "docs/guides/install.md": ""}) == []
