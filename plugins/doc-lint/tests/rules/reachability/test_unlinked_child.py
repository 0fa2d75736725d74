"""The rule unlinked-child."""

from doc_lint.testing import findings

NAV = """\
nav:
  - A:
      - a/index.md
      - a/one.md
      - Group:
          - a/two.md
      - Sub:
          - a/s/index.md
          - a/s/three.md
"""
PAGES = {"docs/a/one.md": "", "docs/a/two.md": "", "docs/a/s/index.md": "[3](three.md)\n", "docs/a/s/three.md": ""}


def test_page_that_the_landing_page_does_not_link_to_is_reported() -> None:
    files = {"mkdocs.yml": NAV, "docs/a/index.md": "[1](one.md)\n", **PAGES}
    assert findings("unlinked-child", files) == [
        "docs/a/index.md:1:1: the landing page `a/index.md` does not link to `a/s/index.md`, a page of its section",
        "docs/a/index.md:1:1: the landing page `a/index.md` does not link to `a/two.md`, a page of its section",
    ]


def test_links_and_next_steps_count() -> None:
    landing = "---\nnext_steps: [s/index.md]\n---\n[1](one.md) [2](two.md)\n"
    assert findings("unlinked-child", {"mkdocs.yml": NAV, "docs/a/index.md": landing, **PAGES}) == []


def test_pages_of_a_section_whose_landing_page_may_be_generated_are_not_reported() -> None:
    files = {"mkdocs.yml": f"plugins: [gen-files]\n{NAV}", "docs/a/index.md": "[1](one.md)\n[s](s/index.md)\n", **PAGES}
    assert findings("unlinked-child", files) == []
