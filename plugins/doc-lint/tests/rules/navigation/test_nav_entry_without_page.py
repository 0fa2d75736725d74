"""The rule nav-entry-without-page."""

import pytest

from doc_lint.testing import findings, lint_files

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


@pytest.mark.parametrize(
    ("config", "files", "hint"),
    [
        ("draft_docs: wip.md\n", {}, "publish the page (`draft_docs` leaves it out), or remove the entry"),
        ("exclude_docs: wip.md\n", {}, "publish the page (`exclude_docs` leaves it out), or remove the entry"),
        ("", {"docs/demo/index.html": ""}, "remove the other file with the same URL, or name that file"),
    ],
)
def test_hint_says_why_a_file_is_not_a_page(config: str, files: dict[str, str], hint: str) -> None:
    nav = f"nav: [index.md, {'demo/README.md' if files else 'wip.md'}]\n"
    pages = {"docs/index.md": "# Home\n", "docs/wip.md": "# Wip\n", "docs/demo/README.md": "# Demo\n"}
    report = lint_files({"mkdocs.yml": nav + config, **pages, **files}, select=("nav-entry-without-page",))
    assert [finding.hint for finding in report.findings] == [hint]
