"""The rule section-order-mismatch."""

import pytest

from doc_lint.edits import fix
from doc_lint.testing import findings, lint_files

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


def test_swapped_sections_are_reported_at_the_first_one_out_of_order() -> None:
    files = {"mkdocs.yml": NAV, "docs/index.md": "# Home\n\n[B](b/index.md), then [A](a/index.md)\n", **PAGES}
    assert findings("section-order-mismatch", files) == [
        "mkdocs.yml:3:1: the nav lists `a/index.md` where the home page links to `b/index.md`; "
        "the order of the links is b/index.md, a/index.md"
    ]


def test_first_link_to_each_landing_page_determines_the_order() -> None:
    home = "# Home\n\n[A](a/index.md), [B](b/index.md#x), [A](a/index.md)\n"
    assert findings("section-order-mismatch", {"mkdocs.yml": NAV, "docs/index.md": home, **PAGES}) == []


def test_next_steps_do_not_determine_the_order() -> None:
    home = "---\nnext_steps: [b/index.md]\n---\n# Home\n\n[A](a/index.md), [B](b/index.md)\n"
    assert findings("section-order-mismatch", {"mkdocs.yml": NAV, "docs/index.md": home, **PAGES}) == []


def test_section_that_the_home_page_does_not_link_is_reported() -> None:
    files = {"mkdocs.yml": NAV, "docs/index.md": "# Home\n\n[A](a/index.md)\n", **PAGES}
    assert findings("section-order-mismatch", files) == [
        "mkdocs.yml:7:1: `b/index.md` is in the nav, but the home page (`index.md`) does not link to it"
    ]


def test_landing_pages_are_compared_with_the_option() -> None:
    files = {
        "mkdocs.yml": NAV + LANDINGS,
        "docs/index.md": "# Home\n\n[A](a/index.md), [B](b/index.md)\n",
        **PAGES,
    }
    assert findings("section-order-mismatch", files) == [
        "mkdocs.yml:5:1: the nav lists `a/one.md` where the landing page of A links to `a/two.md`; "
        "the order of the links is a/two.md, a/one.md"
    ]


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        (NAV + LANDINGS, "nav: index.md, B: b/index.md, A: a/index.md, a/two.md, a/one.md"),
        ("nav:\n  - A:\n    - a/index.md\n  - B: [b/index.md]\n", "nav: B: [b/index.md], A: a/index.md"),
        ("nav: [A: [a/index.md], B: [b/index.md]]\n", "nav: [A: [a/index.md], B: [b/index.md]]"),
        ("plugins: [doc-lint: {}]\n", "plugins: [doc-lint: {}]"),
    ],
)
def test_fix_sorts_the_nav_where_each_entry_has_a_line(nav: str, expected: str) -> None:
    files = {"mkdocs.yml": nav, "docs/index.md": "# Home\n\n[B](b/index.md), then [A](a/index.md)\n", **PAGES}
    report = lint_files(files, select=("section-order-mismatch",))
    text, _ = fix(nav, [edit for finding in report.findings for edit in finding.edits])
    entries = " ".join(text.replace(LANDINGS, "").split()).replace(": - ", ": ").replace(" - ", ", ")
    assert entries == expected
    assert all(edit.is_choice for finding in report.findings for edit in finding.edits)
