"""The navigation as a fact."""

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.facts.navigation import Navigation
from doc_lint.testing import Files, read_site

SITE = {
    "mkdocs.yml": """\
        nav:
          - index.md
          - Guides:
              - guides/index.md
              - Cluster:
                  - guides/slurm.md
                  - https://slurm.example/
    """,
    "docs/index.md": "# Home\n",
    "docs/guides/index.md": "# Guides\n",
    "docs/guides/slurm.md": "# Slurm\n",
}


def navigation(files: Files) -> Navigation:
    found = Facts(read_site(files)).get("navigation")
    assert isinstance(found, Navigation)
    return found


def test_walk_yields_each_entry_with_the_sections_around_it() -> None:
    above = {entry.title: [s.title for s in sections] for entry, sections in navigation(SITE).walk() if entry.title}
    assert above == {"Guides": [], "Cluster": ["Guides"]}


def test_entries_are_pages_and_targets_include_urls() -> None:
    nav = navigation(SITE)
    assert [entry.path for entry in nav.entries()] == ["index.md", "guides/index.md", "guides/slurm.md"]
    assert list(nav.targets())[-1] == "https://slurm.example/"


def test_landing_page_is_an_index_page_in_first_place() -> None:
    nav = navigation(SITE)
    landings = {section.title: nav.landing(section) for section in nav.sections()}
    assert landings["Guides"] is nav.pages["guides/index.md"]
    assert landings["Cluster"] is None


def test_missing_if_a_plugin_that_did_not_run_creates_it() -> None:
    site = read_site({"mkdocs.yml": "plugins: [awesome-nav]\n", "docs/index.md": "# Home\n"})
    assert Facts(site).get("navigation") == Missing("the plugin `awesome-nav` creates the nav, and did not run")
