"""The settings in `mkdocs.yml` for the files that are written after a build."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Settings(NamedTuple):
    """The settings in `mkdocs.yml`."""

    site_name: str
    description: str
    docs: Path
    language: str
    kinds: Mapping[str, str]  # of pages, by pattern of their path below docs
    redirects: object  # new paths of pages that moved, by their old ones; judged where they are written


def settings_of(config: Mapping[str, Any], folder: Path) -> Settings:
    """Read a configuration: what MkDocs made of it, or the mapping as it is in the file in `folder`."""
    theme, extra = config.get("theme"), config.get("extra") or {}
    return Settings(
        site_name=str(config["site_name"]),
        description=str(config.get("site_description") or ""),
        docs=folder / str(config.get("docs_dir") or "docs"),
        language=str("en" if theme is None or isinstance(theme, str) else theme.get("language") or "en"),
        kinds=extra.get("kinds") or {},
        redirects=extra.get("redirects") or {},
    )


def read_settings(path: Path) -> Settings:
    """Read the configuration file. No engine has to be installed, and no plugin is loaded.

    Values with a tag, such as `!ENV`, count as not set: none of the settings above has one.
    """
    return settings_of(yaml.load(path.read_text("utf-8"), _Loader), path.parent)  # noqa: S506 - a safe loader


class _Loader(yaml.SafeLoader):
    """Reads a value with a tag of MkDocs or of Python as `None`."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
