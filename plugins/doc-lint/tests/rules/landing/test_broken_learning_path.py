"""The rule broken-learning-path."""

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        broken-learning-path:
          path:
            - a.md
            - b.md
            - c.md
"""


def test_page_without_a_link_to_the_next_one_is_reported() -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/a.md": "[b](b.md)\n",
        "docs/b.md": "---\nnext_steps: [a.md]\n---\n[c](c.md)\n",
        "docs/c.md": "",
    }
    assert findings("broken-learning-path", files) == [
        "docs/b.md:1:1: `b.md` does not link to `c.md`, the next page of the learning path"
    ]


def test_page_that_does_not_exist_is_reported_at_the_option() -> None:
    files = {"mkdocs.yml": CONFIG, "docs/a.md": "[c](c.md)\n", "docs/c.md": ""}
    assert findings("broken-learning-path", files) == [
        "mkdocs.yml:7:1: `path` names `b.md`, which is not a page of this site"
    ]
