"""The pages of this site without what the site adds to them: for what a build of them takes with the theme alone."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".venv/peers"
"""Where `scripts/bench` installs what it compares with."""
PAGES = {"gen-files", "literate-nav"}
"""Plugins that write and order pages."""
PLUGINS = {"search", "mkdocstrings"} | PAGES
READ = ("scripts", "pyproject.toml")
"""What a build reads outside of the docs folder: extensions of griffe, for example."""


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of what is measured: compiled modules are kept, as wherever pip has installed them."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "NO_MKDOCS_2_WARNING": "1", **variables}


def stock_config() -> dict[str, Any]:
    """Return this site's configuration with the same pages, and nothing of the site around them."""
    return bare(yaml_load((ROOT / "mkdocs.yml").read_text("utf-8")))


def has_zensical() -> bool:
    """Return whether Zensical is installed."""
    return (PEERS / "zensical").is_dir()


def bare(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration with the same pages, without hooks, own templates and what only adds to the pages."""
    theme = {key: value for key, value in config["theme"].items() if key != "custom_dir"}
    plugins = [plugin for plugin in config["plugins"] if PLUGINS & _names(plugin)]
    rest = {key: value for key, value in config.items() if key not in {"hooks", "extra", "strict"}}
    return {**rest, "theme": theme, "plugins": plugins}


def write_files(folder: Path) -> None:
    """Write the site to a folder with all pages as files, and with the nav in `mkdocs.yml`.

    Zensical has no plugins that write and order pages.
    """
    config = stock_config()
    given = BytesIO(yaml.safe_dump(config).encode())
    given.name = str(ROOT / "mkdocs.yml")
    loaded = load_config(given)
    loaded.plugins.on_startup(command="build", dirty=False)
    loaded = loaded.plugins.on_config(loaded)
    loaded.plugins.on_pre_build(config=loaded)
    for file in loaded.plugins.on_files(get_files(loaded), config=loaded):
        path = folder / "docs" / file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content_bytes)
    plugins = [plugin for plugin in config["plugins"] if not PAGES & _names(plugin)]
    text = yaml.safe_dump({**config, "plugins": plugins, "nav": loaded.nav}, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    for name in READ:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)


def _names(plugin: str | Mapping[str, object]) -> set[str]:
    return {plugin} if isinstance(plugin, str) else {*plugin}
