"""Find the site that the command line means, and read it: as the build sees it, or from its sources alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from doc_lint import OptionError, Options, Site, read_options
from doc_lint.options import installed
from doc_lint.sources import SourceError, tree
from doc_lint.sources.baseline_file import read_baseline
from doc_lint.sources.cache import Cache
from doc_lint.sources.config.lines import option_lines
from doc_lint.sources.config.raw_config import Config, entries, read_config
from doc_lint.sources.folder import Folder
from doc_lint.sources.outline import Outline

Change = Callable[[Options], Options]


class Loaded(Struct, frozen=True):
    """A site with what it was read by.

    Attributes:
        site: The site.
        options: The options of doc-lint.
        root: The folder that locations are relative to.
        note: What the user has to know of how it was read, or the empty string.
        cache: What an earlier run found out, and this one; `None` where nothing is kept.
    """

    site: Site
    options: Options
    root: Path
    note: str = ""
    cache: Cache | None = None


class Place(Struct, frozen=True):
    """Where a site lies: its configuration file, or a folder of Markdown that has none."""

    config: Path | None = None
    folder: Path | None = None


def find(config: Path | None, paths: Sequence[Path]) -> Place:
    """Return the site that is meant.

    Args:
        config: The configuration file that was named, if one was.
        paths: The files and folders that were named.

    Raises:
        SourceError: Where there is none.
    """
    if config is not None:
        if not config.is_file():
            raise SourceError(f"{config}: no such file; name the configuration of the site with -f")
        return Place(config)
    folders = [path for path in paths if path.is_dir()] if len(paths) == 1 else []
    names = ("mkdocs.yml", "mkdocs.yaml")
    for found in (folder / name for folder in (Path(), *folders) for name in names):
        if found.is_file():
            return Place(found)
    if folders:
        return Place(folder=folders[0].resolve())
    raise SourceError(
        "mkdocs.yml: no such file; name the configuration of the site with -f, or a folder of Markdown: "
        "doc-lint check docs"
    )


def unchanged(options: Options) -> Options:
    """Leave the options as the site sets them."""
    return options


def load(place: Place, change: Change = unchanged, *, plugins: bool = True, cached: bool = False) -> Loaded:
    """Read a site.

    Args:
        place: Where it lies.
        change: Makes of the options that the site sets those of this run.
        plugins: Whether the plugins of the site run. Where one is not installed, none does.
        cached: Whether facts of an earlier run are taken where they still hold; a folder without a configuration is
            always read anew.

    Raises:
        SourceError: Where it cannot be read.
        OptionError: Where its options are wrong.
    """
    if place.config is None:
        folder = place.folder or Path()
        options = change(Options())
        files = Folder(folder.parent, folder.name)
        return Loaded(_from_folder(files, {}, "mkdocs.yml", options), options, folder.parent)
    root = place.config.parent
    files = Folder(root, "")
    config = read_config(files, place.config.name)
    absent = list(not_installed(config)) if plugins else []
    options = change(_options(files, place.config, config))
    cache = Cache.beside(place.config) if cached and options.cache else None
    files.docs = tree.docs_folder(config)
    if plugins and not absent:
        outline = Outline(cache, files, place.config.name, config) if cache else None
        accepted = read_baseline(options.baseline, root)
        known = outline.site(options, accepted) if outline else None
        if known is not None:
            return Loaded(known, options, root, cache=cache)
        from doc_lint.mkdocs import run as mkdocs_run

        site = mkdocs_run.load(place.config, options, accepted, cache, outline)
        return Loaded(site, options, root, cache=cache)
    site = _from_folder(files, config, place.config.name, options, cache)
    note = f"not installed: {', '.join(absent)}; the sources are read without plugins" if absent else ""
    return Loaded(site, options, root, note, cache)


def _from_folder(files: Folder, config: Config, name: str, options: Options, cache: Cache | None = None) -> Site:
    return tree.site_from_folder(
        files,
        config,
        name,
        package=options.package,
        generated=options.generated,
        accepted=read_baseline(options.baseline, files.root),
        cache=cache,
    )


def _options(files: Folder, path: Path, config: Config) -> Options:
    """Return the options of a site; `enabled: false` keeps doc-lint out of builds only."""
    given: object = tree.plugin_options(config)
    try:
        known = {key: value for key, value in given.items() if key != "enabled"} if isinstance(given, dict) else given
        return read_options(known)
    except OptionError as error:
        lines = option_lines(files[path.name].decode(errors="replace"))
        line = next((lines[error.keys[:end]] for end in range(len(error.keys), -1, -1) if error.keys[:end] in lines), 1)
        option = f" option '{'.'.join(error.keys)}'" if error.keys else ""
        raise SourceError(f"{path}:{line}: Plugin 'doc-lint'{option}: {error.message}") from None


def not_installed(config: Config) -> Iterator[str]:
    """Yield the plugins, the theme and the Markdown extensions of a site that this environment does not have."""
    theme = config.get("theme") or "mkdocs"
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    plugins = installed("mkdocs.plugins").names
    for plugin in entries(config.get("plugins")):
        if plugin not in plugins and f"{name}/{plugin}" not in plugins:
            yield f"the plugin `{plugin}`"
    if name and name not in installed("mkdocs.themes").names:
        yield f"the theme `{name}`"
    extensions = installed("markdown.extensions").names
    for extension in entries(config.get("markdown_extensions")):
        if extension not in extensions and not _is_module(extension.split(":")[0]):
            yield f"the Markdown extension `{extension}`"


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
