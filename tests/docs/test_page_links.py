"""Each page leads to its source."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://github.com/NVIDIA-NeMo/Run"
EDIT = re.compile(r'<a href="([^"]+)"[^>]* rel="edit">')


def pages(site: Path) -> dict[str, str]:
    """The pages in the nav, with their HTML, by the path of their Markdown below docs."""
    found = {}
    for file in site.rglob("index.json"):
        page = re.search(r'"id": "(.+?)"', file.read_text("utf-8"))
        assert page
        found[f"{page[1]}.md"] = file.with_suffix(".html").read_text("utf-8")
    return found


def test_each_page_that_was_written_by_hand_leads_to_its_file(built_site: Path) -> None:
    found = {path: EDIT.findall(page) for path, page in pages(built_site).items() if not path.startswith("apidocs/")}
    assert len(found) > 40
    assert found == {path: [f"{REPOSITORY}/edit/main/docs/{path}"] for path in found}
    assert [path for path in found if not (ROOT / "docs" / path).is_file()] == []


def test_no_generated_page_has_an_edit_link(built_site: Path) -> None:
    found = {path: EDIT.findall(page) for path, page in pages(built_site).items() if path.startswith("apidocs/")}
    assert len(found) > 80
    assert not any(found.values())


def test_the_edit_links_follow_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCS_EDIT_URI", "https://forge.example/edit/docs/")
    assert load_config(str(ROOT / "mkdocs.yml")).edit_uri == "https://forge.example/edit/docs/"
