"""The front matter of a page becomes part of its text, and search finds it."""

from pathlib import Path

import pytest

from tests.theme.conftest import Build, Built, hrefs, words

pytestmark = pytest.mark.xdist_group("theme")


def test_panel_and_cards_are_found_by_the_search(site: Built) -> None:
    assert "Find the steps with run.Config[int] ." in " ".join(site.found_by_search("guides/").split())
    assert "Go home." in site.found_by_search("guides/#next-steps")


def test_generated_pages_have_cards(build_site: Build, tmp_path: Path) -> None:
    page = "---\nnext_steps: [{page: ../index.md, text: Back.}]\n---\n# Module\n"
    script = tmp_path / "generate.py"
    script.write_text(
        f"import mkdocs_gen_files as gen\nwith gen.open('api/module.md', 'w') as f:\n    f.write({page!r})\n"
    )
    site = build_site({"index.md": "# Home\n"}, plugins=["search", {"gen-files": {"scripts": [str(script)]}}])
    assert [(words(card), hrefs(card)) for card in site.cards("api/module/")] == [("Home Back.", ["../../"])]
