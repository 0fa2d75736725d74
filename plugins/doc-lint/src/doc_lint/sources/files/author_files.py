"""Where authors edit the files of a site, if a plugin copies some of them from other folders or repositories."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


class AuthorFiles:
    """Returns the path of a file as its author knows it, for locations.

    The plugins monorepo and multirepo copy files into a folder that they delete after the build.

    Args:
        plugins: The plugins of the site by name, after their `on_config`.
        root: The folder of the configuration file.
        docs_dir: The docs folder of the build.
    """

    def __init__(self, plugins: Mapping[str, Any], root: Path, docs_dir: str):
        self.root = root
        self.docs = self._relative(docs_dir)
        monorepo, multirepo = plugins.get("monorepo"), plugins.get("multirepo")
        merger = getattr(monorepo, "merger", None)
        if merger is not None:
            self.docs = self._relative(merger.root_docs_dir)
        folders = [] if merger is None else [(alias, self._relative(docs)) for alias, docs in merger.docs_dirs if alias]
        if multirepo is not None:
            folders += self._repositories(multirepo)
        self._folders = sorted(folders, key=lambda folder: -len(folder[0]))
        self.nav_files: tuple[tuple[str, Path], ...] = tuple(
            (alias, Path(root, file)) for alias, _, file in getattr(monorepo, "resolvedPaths", ())
        )
        """The configuration files whose nav the plugin includes, each with the folder that it puts the pages in."""

    def path(self, src_uri: str) -> str:
        """Return the path of a file relative to the root; the URL of the repository and a path for remote files.

        Args:
            src_uri: Path in the docs folder of the build.
        """
        for prefix, folder in self._folders:
            inner = src_uri.removeprefix(f"{prefix}/")
            if inner != src_uri:
                return f"{folder}/{inner}"
        return f"{self.docs}/{src_uri}"

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def _repositories(self, plugin: Any) -> Iterator[tuple[str, str]]:
        """Yield the folder of each imported repository in the docs folder, with the URL of its docs folder."""
        if plugin.config.get("imported_repo"):  # the plugin merges the docs folder into that of another repository
            yield plugin.config["section_name"], "docs"
            self.docs = f"{_web(plugin.config['url'])}/docs"
        for name, repository in plugin.repos.items():
            keeps = repository.keep_docs_dir(plugin.config.get("keep_docs_dir")) or repository.paths
            inner = "" if keeps else repository.docs_dir.removesuffix("*").strip("/")
            yield name, "/".join(filter(None, (_web(repository.url), inner)))


def _web(url: str) -> str:
    return url.rstrip("/").removesuffix(".git")
