"""The rule nav-entry-without-page."""

from doc_lint.testing import findings

NAV = """\
nav:
  - index.md
  - Other site: https://diataxis.fr/
  - Section:
      - Nowhere: nowhere.md
      - Absolute: /install/
      - Paper: paper.pdf
      - Part: guide/#part
      - Guide: /guide/
site_url: https://pots.example/
"""


def test_entries_without_a_page_are_reported_at_their_lines() -> None:
    files = {"mkdocs.yml": NAV, "docs/index.md": "# Home\n", "docs/guide.md": "# Guide\n", "docs/paper.pdf": ""}
    assert findings("nav-entry-without-page", files) == [
        "mkdocs.yml:5:1: the nav names `nowhere.md`, which is not a page of this site",
        "mkdocs.yml:6:1: the nav names `/install/`, which is not a page of this site",
    ]


def test_pages_that_only_the_build_generates_are_not_checked() -> None:
    config = "nav: [ref/a.md, b.md]\nplugins: [{doc-lint: {generated: ['ref/*']}}]\n"
    assert [finding.split("`")[1] for finding in findings("nav-entry-without-page", {"mkdocs.yml": config})] == ["b.md"]
