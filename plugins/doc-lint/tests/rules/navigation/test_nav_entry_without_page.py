"""The rule nav-entry-without-page."""

from tests.conftest import Find

NAV = """\
nav:
  - index.md
  - Other site: https://diataxis.fr/
  - Section:
      - Nowhere: nowhere.md
      - Absolute: /install/
      - Paper: paper.pdf
"""


def test_entries_that_lead_nowhere_are_found_at_their_lines(find: Find) -> None:
    files = {"mkdocs.yml": NAV, "docs/index.md": "# Home\n", "docs/paper.pdf": ""}
    assert find("nav-entry-without-page", files) == [
        "mkdocs.yml:5:1: the nav names `nowhere.md`, which is no page of the site",
        "mkdocs.yml:6:1: the nav names `/install/`, which is no page of the site",
    ]


def test_pages_that_only_the_build_makes_are_not_judged(find: Find) -> None:
    config = "nav: [ref/a.md, b.md]\nplugins: [{doc-lint: {generated: ['ref/*']}}]\n"
    assert [finding.split("`")[1] for finding in find("nav-entry-without-page", {"mkdocs.yml": config})] == ["b.md"]
