"""Keep the list of a theme's files: Material has 14,000 icons, and MkDocs compares each of them with 20 patterns."""

import os
from collections.abc import Callable, Hashable

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from quick_serve.reads import stamp

Add = Callable[[Files, jinja2.Environment, MkDocsConfig], None]


class ThemeFiles:
    """The files of the theme in use, until one is added, renamed or deleted."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._folders: list[str] = []
        self._found: list[tuple[str, str | None]] = []

    def add(self, original: Add, files: Files, env: jinja2.Environment, config: MkDocsConfig) -> None:
        """Add the files of the theme, except those that the docs folder has, too."""
        if self._key is None or self._key != self._state(config):
            self._folders = [folder for top in config.theme.dirs for folder, _, _ in os.walk(top)]
            self._key = self._state(config)
            every = Files([])
            original(every, env, config)
            self._found = [(file.src_uri, file.src_dir) for file in every]
        for path, folder in self._found:
            if path not in files.src_uris:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))

    def _state(self, config: MkDocsConfig) -> Hashable:
        """Return what changes when a name is added to or removed from a folder."""
        stamps = tuple(stamp(folder) for folder in self._folders)
        return stamps, tuple(config.theme.dirs), tuple(sorted(config.theme.static_templates))
