"""All pages as a fact."""

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.testing import read_site

PAGES = {"docs/index.md": "# Home\n", "docs/a.md": "# A\n"}


def test_pages_by_path() -> None:
    assert list(Facts(read_site(PAGES)).get("all_pages")) == ["a.md", "index.md"]


def test_missing_if_a_plugin_that_did_not_run_may_add_pages() -> None:
    site = read_site({"mkdocs.yml": "plugins: [gen-files]\n", **PAGES})
    assert isinstance(Facts(site).get("all_pages"), Missing)
