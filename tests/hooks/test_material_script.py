"""The script of Material is changed in the built site, or the build stops."""

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from material_script import on_post_build
from tests.theme.conftest import Build

pytestmark = pytest.mark.xdist_group("theme")


def test_a_script_that_lacks_what_is_changed_stops_the_build(build_site: Build) -> None:
    site = build_site({"index.md": "# Home\n"}, hooks=("material_script.py",))
    [script] = (site.folder / "assets/javascripts").glob("bundle.*.min.js")
    assert "searchWorker(e)" in script.read_text("utf-8")
    config = load_config(str(site.folder.parent / "mkdocs.yml"), site_dir=str(site.folder))
    with pytest.raises(PluginError, match=rf"{script.name} of Material for MkDocs"):  # nothing is left to change
        on_post_build(config=config)
