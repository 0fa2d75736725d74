"""What `scripts/bench` compares a build with has the same pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from scripts.stock_site import bare, write_files
from tests.scripts.conftest import ROOT


def test_a_bare_build_has_the_same_pages_and_nothing_of_the_site_around_them() -> None:
    config = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    stock = bare(config)
    assert [name for plugin in stock["plugins"] for name in plugin] == [
        "search",
        "gen-files",
        "literate-nav",
        "mkdocstrings",
    ]
    assert stock["markdown_extensions"] == config["markdown_extensions"]
    assert "hooks" not in stock
    assert "custom_dir" not in stock["theme"]
    assert "custom_dir" in config["theme"]


def paths(nav: Any) -> Iterator[str]:
    """The paths that a nav names."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from paths(entry)


def test_all_pages_of_the_nav_are_files_and_those_of_scripts_are_in_it(tmp_path: Path) -> None:
    write_files(tmp_path)
    config = yaml_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    listed = {path for path in paths(config["nav"]) if path.endswith(".md")}
    assert listed == {path for path in listed if (tmp_path / "docs" / path).is_file()}
    assert {"apidocs/run/run.md", "guides/ray.md"} - listed == set()
    assert [name for plugin in config["plugins"] for name in plugin] == ["search", "mkdocstrings"]
