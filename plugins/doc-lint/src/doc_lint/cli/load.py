"""Find and read the site given on the command line, with its plugins or from its source files alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from doc_lint import OptionError, Options, Site, installed
from doc_lint.sources import SourceError, tree
from doc_lint.sources.baseline_file import read_baseline
from doc_lint.sources.cache import Cache
from doc_lint.sources.config import plain, unknown
from doc_lint.sources.config.lines import line_of, option_lines
from doc_lint.sources.config.option_file import OptionFile, find_option_file, read_site_options
from doc_lint.sources.config.raw_config import Config, entries, read_config
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.markdown.exact.reader import BUILT_IN
from doc_lint.sources.outline import Outline
from doc_lint.sources.plain_folder import as_plain_folder

Change = Callable[[Options], Options]

CONFIG_NAMES = ("properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml")
"""Names of configuration files, in the order in which ProperDocs, a fork of MkDocs, looks for them."""


class Loaded(Struct, frozen=True):
    """A site, and how it was read.

    Attributes:
        site: The site.
        options: The options of doc-lint.
        root: The folder that locations are relative to.
        docs: The folder of its pages.
        name: Its name, or else that of its folder.
        note: A note to the user about how the site was read, or an empty string.
        cache: The cache, or `None` if it is not used.
        from_files: Whether it is known to depend on nothing but files, and variables that the configuration names.
    """

    site: Site
    options: Options
    root: Path
    docs: Path
    name: str
    note: str = ""
    cache: Cache | None = None
    from_files: bool = False


class Place(Struct, frozen=True):
    """Where a site is: its configuration file, or a folder of Markdown without one.

    Attributes:
        config: The configuration file.
        folder: The folder.
        note: A note to the user that the folder was found and not given, or an empty string.
    """

    config: Path | None = None
    folder: Path | None = None
    note: str = ""


def find(config: Path | None, paths: Sequence[Path]) -> Place:
    """Find the site given on the command line.

    Args:
        config: The given configuration file; `None` to look for one of the usual names.
        paths: The given files and folders.

    Raises:
        SourceError: If there is no such site.
    """
    if config is not None:
        if not config.is_file():
            raise SourceError(f"{config}: no such file; give the configuration file of the site with -f")
        return Place(config)
    folders = [path for path in paths if path.is_dir()] if len(paths) == 1 else []
    for found in (folder / name for folder in (Path(), *folders) for name in CONFIG_NAMES):
        if found.is_file():
            return Place(found)
    if folders:
        return Place(folder=folders[0].resolve())
    for folder in (Path("docs"), Path()):
        if any(folder.glob("*.md")):
            where = "in docs" if folder.name else "of this folder"
            return Place(folder=folder.resolve(), note=f"there is no mkdocs.yml; reading the Markdown {where}")
    raise SourceError(
        "mkdocs.yml: no such file; give the configuration file of the site with -f, or a folder of Markdown: "
        "doc-lint check docs"
    )


def unchanged(options: Options) -> Options:
    """Return the options as the site sets them."""
    return options


def load(
    place: Place,
    change: Change = unchanged,
    *,
    plugins: bool = True,
    cached: bool = False,
    unsaved: Mapping[str, bytes] = MappingProxyType({}),
) -> Loaded:
    """Read a site.

    Args:
        place: Where the site is.
        change: Returns the options of this run, given the options of the site.
        plugins: Whether the plugins of the site run. If one is not installed, none runs.
        cached: Whether to use the cache. A folder without a configuration file has none.
        unsaved: Contents of files that an editor has not saved yet, by path relative to the folder of the
            configuration file. Plugins read the saved ones.

    Raises:
        SourceError: If the site cannot be read.
        OptionError: If the options are invalid.
    """
    if place.config is None:
        folder = place.folder or Path()
        option_file = find_option_file(folder)
        options = change(option_file.options() if option_file else Options())
        files = Folder(folder.parent, folder.name, hidden=False, bounded=not plugins, unsaved=unsaved)
        site = _from_folder(files, {}, "mkdocs.yml", options, option_file, keeps_readmes=True)
        site = as_plain_folder(site, folder, has_nav=bool(options.select or options.rules))
        return Loaded(site, options, folder.parent, folder, folder.resolve().name, place.note)
    root = place.config.parent
    files = Folder(root, "", bounded=not plugins, unsaved=unsaved)
    config = read_config(files, place.config.name)
    missing = list(not_installed(config)) if plugins else []
    set_options, option_file = _options(files, place.config, config)
    options = change(set_options)
    cache = Cache.next_to(place.config) if cached and options.cache else None
    files.docs = tree.docs_folder(config)
    name = str(config.get("site_name") or root.resolve().name)
    loaded = partial(Loaded, options=options, root=root, docs=root / files.docs, name=name, cache=cache)
    if plugins and not missing:
        outline = Outline(cache, files, place.config.name, config) if cache else None
        accepted = read_baseline(options.baseline, root)
        known = outline.site(options, accepted, option_file) if outline else None
        theme = None if known else plain.theme_files(root, place.config.name, files[place.config.name], config)
        if theme is not None:
            read = _from_folder(files, config, place.config.name, options, option_file, cache)
            known = replace(read, files=read.files | theme)
            if outline:
                outline.keep(known)
        if known is None:
            from doc_lint.mkdocs import run as mkdocs_run

            known = mkdocs_run.load(place.config, options, accepted, option_file, cache, outline)
        return loaded(known, from_files=outline is not None and outline.is_whole)
    site = _from_folder(files, config, place.config.name, options, option_file, cache)
    note = (
        "\n  ".join(["not installed next to doc-lint, so the source files are read without any plugin:", *missing])
        if missing
        else ""
    )
    return loaded(site, note=note, from_files=True)


def _from_folder(
    files: Folder,
    config: Config,
    name: str,
    options: Options,
    option_file: OptionFile | None,
    cache: Cache | None = None,
    *,
    keeps_readmes: bool = False,
) -> Site:
    return tree.site_from_folder(
        files,
        config,
        name,
        package=options.package,
        generated=options.generated,
        accepted=read_baseline(options.baseline, files.root),
        option_file=option_file,
        cache=cache,
        keeps_readmes=keeps_readmes,
    )


def _options(files: Folder, path: Path, config: Config) -> tuple[Options, OptionFile | None]:
    """Return the options of a site, and the file that sets them unless it is the configuration file.

    `enabled` is ignored: it turns doc-lint off in builds only.
    """
    raw: object = tree.plugin_options(config)
    known = {key: value for key, value in raw.items() if key != "enabled"} if isinstance(raw, dict) else raw
    try:
        return read_site_options(known, path)
    except OptionError as error:
        line = line_of(option_lines(files[path.name].decode(errors="replace")), error.keys)
        option = f" option '{'.'.join(error.keys)}'" if error.keys else ""
        raise SourceError(f"{path}:{line}: Plugin 'doc-lint'{option}: {error.message}", line) from None


def not_installed(config: Config) -> Iterator[str]:
    """Yield the plugins, theme and Markdown extensions of a site that are not installed, each with what is unknown."""
    theme = config.get("theme") or "mkdocs"
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    plugins = installed.names("mkdocs.plugins")
    for plugin in entries(config.get("plugins")):
        if plugin not in plugins and f"{name}/{plugin}" not in plugins:
            yield f"the plugin `{plugin}`: {unknown.unseen(plugin)}"
    if name and name not in installed.names("mkdocs.themes"):
        yield f"the theme `{name}`: the files that it adds are unknown"
    extensions = installed.names("markdown.extensions")
    named = entries(config.get("markdown_extensions"))
    missing = [name for name in named if name not in extensions and not _is_module(name.split(":")[0])]
    for effect, names in groupby(sorted(missing, key=_unread), _unread):
        *others, last = [f"`{name}`" for name in names]
        listed = f"s {', '.join(others)} and {last}" if others else f" {last}"
        yield f"the Markdown extension{listed}: {effect}"


def _unread(extension: str) -> str:
    if extension in unknown.TEXT_PLUGINS:
        return unknown.unseen(extension)
    own = extension in BUILT_IN or extension.startswith(("markdown.", "pymdownx."))
    return "doc-lint reads the syntax itself" if own else "the syntax is read as plain text"


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
