"""The `doc-lint server` command."""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from doc_lint.cli import arguments, history
from doc_lint.cli.load import CONFIG_NAMES, Loaded, Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.sources import SourceError, tree
from doc_lint.sources.config.raw_config import read_config
from doc_lint.sources.files.folder import Folder

if TYPE_CHECKING:
    from doc_lint.server.open_site import ReadSite

_INSTALL = "doc-lint server needs pygls; install it with the extra `server`: pip install 'mkdocs-doc-lint[server]'"


@click.command("server")
@arguments.config_file
@arguments.plugins
def command(config_file: Path | None, plugins: bool) -> None:
    """Show findings in an editor, as a language server on standard input and output.

    The editor starts it in the folder of the site, whose plugins run as in `doc-lint check`.
    """
    with exit_on_error():
        if find_spec("pygls") is None:
            raise SourceError(_INSTALL)
    from doc_lint.server.features import create

    # Only the protocol may write to standard output: what plugins and their programs print goes to the error output.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    create(partial(_source, config_file, plugins)).start_io(sys.stdin.buffer, out)


class _Source(Struct, frozen=True):
    """Where the site of a workspace comes from."""

    place: Place
    plugins: bool

    @property
    def root(self) -> Path:
        return (self.place.config or self.place.folder or Path()).parent.absolute()

    @property
    def config_path(self) -> str:
        return self.place.config.name if self.place.config else ""

    def read(self, unsaved: Mapping[str, bytes]) -> "ReadSite":
        from doc_lint.server.open_site import ReadSite

        loaded = self._load(unsaved)
        if loaded.cache is not None and not unsaved:
            loaded.cache.save()
        files = Folder(self.root, "", unsaved=unsaved)
        config = read_config(files, self.config_path) if self.config_path else {}
        dialect = tree.dialect_of(config, files, tree.docs_folder(config))
        site = replace(loaded.site, renames=history.renames(loaded.docs))
        return ReadSite(site, loaded.options, dialect, loaded.note)

    def _load(self, unsaved: Mapping[str, bytes]) -> Loaded:
        try:
            return load(self.place, plugins=self.plugins, cached=True, unsaved=unsaved)
        except SourceError:
            if self.config_path not in unsaved:
                raise
            return load(self.place, plugins=False, cached=True, unsaved=unsaved)  # only the saved file may be wrong


def _source(config_file: Path | None, plugins: bool, folders: Sequence[Path]) -> _Source:
    """Return where the site comes from, whose folder becomes the working directory as in a build.

    It is that of the first folder with the configuration file, or else the first folder of Markdown.

    Raises:
        SourceError: If there is no site.
    """
    there = [folder for folder in folders if folder.is_dir()]
    names = [config_file] if config_file else CONFIG_NAMES
    configured = (folder for folder in there if any((folder / name).is_file() for name in names))
    if there:
        os.chdir(next(configured, there[0]))
    return _Source(find(config_file, ()), plugins)
