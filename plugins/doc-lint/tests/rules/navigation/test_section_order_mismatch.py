"""The rule section-order-mismatch."""

from doc_lint.testing import findings

PAGES = {
    "docs/a/index.md": "# A\n\n[two](two.md), [one](one.md)\n",
    "docs/a/one.md": "# One\n",
    "docs/a/two.md": "# Two\n",
    "docs/b/index.md": "# B\n",
}
NAV = """\
nav:
  - index.md
  - A:
      - a/index.md
      - a/one.md
      - a/two.md
  - B:
      - b/index.md
"""
LANDINGS = "plugins: [{doc-lint: {rules: {section-order-mismatch: {landings: true}}}}]\n"


def test_swapped_sections_are_found_at_the_first_that_is_out_of_place() -> None:
    files = {"mkdocs.yml": NAV, "docs/index.md": "# Home\n\n[B](b/index.md), then [A](a/index.md)\n", **PAGES}
    assert findings("section-order-mismatch", files) == [
        "mkdocs.yml:3:1: `a/index.md` comes here in the nav where the home page has `b/index.md`; "
        "its order is b/index.md, a/index.md"
    ]


def test_the_first_link_to_each_landing_gives_the_order() -> None:
    home = "# Home\n\n[A](a/index.md), [B](b/index.md#x), [A](a/index.md)\n"
    assert findings("section-order-mismatch", {"mkdocs.yml": NAV, "docs/index.md": home, **PAGES}) == []


def test_next_steps_give_no_order() -> None:
    home = "---\nnext_steps: [b/index.md]\n---\n# Home\n\n[A](a/index.md), [B](b/index.md)\n"
    assert findings("section-order-mismatch", {"mkdocs.yml": NAV, "docs/index.md": home, **PAGES}) == []


def test_section_that_the_home_page_does_not_link_is_found() -> None:
    files = {"mkdocs.yml": NAV, "docs/index.md": "# Home\n\n[A](a/index.md)\n", **PAGES}
    assert findings("section-order-mismatch", files) == [
        "mkdocs.yml:7:1: `b/index.md` is in the nav, but the home page (`index.md`) does not link it"
    ]


def test_landing_pages_are_compared_on_request() -> None:
    files = {
        "mkdocs.yml": NAV + LANDINGS,
        "docs/index.md": "# Home\n\n[A](a/index.md), [B](b/index.md)\n",
        **PAGES,
    }
    assert findings("section-order-mismatch", files) == [
        "mkdocs.yml:5:1: `a/one.md` comes here in the nav where the landing page of A has `a/two.md`; "
        "its order is a/two.md, a/one.md"
    ]
