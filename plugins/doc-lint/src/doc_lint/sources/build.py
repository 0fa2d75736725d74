"""Read a `Site` from what MkDocs knows before it renders pages: files and navigation."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import join, normpath
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from doc_lint.patterns import match
from doc_lint.site import Accepted, Location, Page, Site
from doc_lint.sources import SourceError, cached_pages
from doc_lint.sources.build_nav import hidden_pages, read_nav
from doc_lint.sources.cache import Cache
from doc_lint.sources.cached_pages import ReadPage
from doc_lint.sources.complete import ReadFile, complete
from doc_lint.sources.config import additions, unknown
from doc_lint.sources.config.blog import blog_pages
from doc_lint.sources.config.languages import languages_of
from doc_lint.sources.config.option_file import OptionFile
from doc_lint.sources.files.author_files import AuthorFiles
from doc_lint.sources.files.read_file import defect_of, read_file
from doc_lint.sources.markdown.dialect import Dialect, read_dialect

if TYPE_CHECKING:
    from types import ModuleType


def site_from_build(
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    *,
    package: str = "",
    generated: tuple[str, ...] = (),
    accepted: tuple[Accepted, ...] = (),
    addresses: frozenset[str] = frozenset(),
    option_file: OptionFile | None = None,
    cache: Cache | None = None,
) -> Site:
    """Return the site that MkDocs is about to render.

    Args:
        config: The loaded configuration, after the `on_config` of all plugins.
        files: All files, after the `on_files` of all plugins: generated pages are among them.
        nav: The navigation, after the `on_nav` of all plugins.
        package: The Python package that the site documents, or an empty string.
        generated: Patterns of pages that only the build generates.
        accepted: The entries of the baseline.
        addresses: URLs that other builds of the same site create, such as those of other languages.
        option_file: The file that sets the options of doc-lint; `None` if the configuration file does.
        cache: The cache, if it is used.
    """
    config_path = Path(config.config_file_path or "mkdocs.yml").resolve()
    root = config_path.parent
    docs = AuthorFiles(config.plugins, root, config.docs_dir)
    text = config_path.read_text("utf-8", errors="replace") if config_path.is_file() else ""
    published = [file for file in files if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
    for file in published:
        is_page = file.is_documentation_page()
        path = file.abs_src_path if file.generated_by is None else None
        defect = defect_of(path, is_page=is_page) if path else ""
        if defect:
            raise SourceError(f"{docs.path(file.src_uri)}: cannot be read: {defect}")
    dialect = dialect_of(config)
    written = partial(_read, str(root))
    read_page = partial(cached_pages.reader(cache, dialect), dialect=dialect, read=written)
    hidden = hidden_pages(config, files)
    pages = (_page(file, docs, written, read_page, hidden) for file in published if _is_markdown(file))
    others = [file for file in published if not _is_markdown(file)]
    plugins = {name: getattr(plugin, "config", {}) for name, plugin in config.plugins.items()}
    items, dropped = read_nav(nav, config, files, text, docs, config_path.name)
    parts = Site(
        pages=tuple(sorted(pages, key=lambda page: page.path)),
        nav=items,
        dropped=dropped,
        config_path=config_path.name,
        files=frozenset(file.src_uri for file in others),
        unpublished={
            file.src_uri: "draft" if file.inclusion.name == "DRAFT" else "excluded"
            for file in files
            if not file.inclusion.is_included()  # type: ignore[no-untyped-call]
        },
        shadowed={path: Location(docs.path(path)) for path in _shadowed(config, files)},
        plugin_pages=(*_blogs(config), *_nav_files(config)),
        aliases=_aliases(config, files),
        addresses=addresses.union(
            (file.url for file in others if file.is_documentation_page() or "i18n" in plugins),
            additions.addresses(plugins),
        ),
        redirects=dict(additions.redirects(plugins)),
        site_url=config.site_url or "",
        has_hooks=_may_change_pages(config),
        unknown=dict(_unknown_links(config)),
        cross_references="autorefs" in config.plugins,
        docs_root_links=getattr(config.validation.links.absolute_links, "name", "") == "RELATIVE_TO_DOCS",
    )
    read = _reader(config, files, root, written)
    return complete(
        parts,
        root,
        read,
        docs=docs.docs,
        package=package,
        generated=(*generated, *_languages(config)),
        accepted=accepted,
        option_file=option_file,
        cache=cache,
    )


def _reader(config: MkDocsConfig, files: Files, root: Path, written: ReadFile) -> ReadFile:
    """Return a reader of files by path relative to the root: those of authors, or else those that plugins generated."""

    def read(path: str) -> bytes | None:
        data = written(path)
        file = files.get_file_from_path(os.path.relpath(root / path, config.docs_dir)) if data is None else None
        return file.content_bytes if file is not None else data

    return read


def dialect_of(config: MkDocsConfig) -> Dialect:
    """Return the Markdown dialect of a site."""
    names = (name for name in config.markdown_extensions if isinstance(name, str))  # plugins may add objects
    extensions = {name: config.mdx_configs.get(name) or {} for name in names}
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return read_dialect(extensions, partial(_relative, root=root))


def _relative(path: "str | os.PathLike[str]", root: Path) -> Iterator[str | None]:
    """Yield the possible paths of a folder of snippets, relative to the root.

    pymdownx resolves it against the working directory. The root is tried, too, because doc-lint may run in another
    directory than the build. `!relative` without a path means the folder of each page, which gives `None`.
    """
    try:
        yield os.path.relpath(path, root).replace(os.sep, "/")
    except ConfigurationError:
        yield None
    if isinstance(path, str):
        yield normpath(path.replace(os.sep, "/"))


def _read(root: str, path: str) -> bytes | None:
    """Return the content of a file by its path relative to the root; `None` if it doesn't exist."""
    try:
        return read_file(join(root, path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}") from None


def _unknown_links(config: MkDocsConfig) -> Iterable[tuple[str, str]]:
    """Yield the fact `links` with the reason why it is unknown: a plugin or hook may change pages."""
    for name, plugin in config.plugins.items():
        if unknown.may_change_links(name) and any(hasattr(plugin, event) for event in unknown.TEXT_EVENTS):
            yield "links", f"the plugin `{name}` may change pages"
    for path, hook in cast("Mapping[str, ModuleType]", config.hooks).items():
        if any(hasattr(hook, event) for event in unknown.TEXT_EVENTS):
            yield "links", f"the hook `{path}` may change pages"


def _languages(config: MkDocsConfig) -> Iterable[str]:
    """Yield patterns of the pages in languages that are built later."""
    i18n = config.plugins.get("i18n")
    for language in i18n.config.get("languages") or () if i18n else ():
        if not language.default and language.locale != getattr(i18n, "current_language", ""):
            yield f"{language.locale}/**"


def _aliases(config: MkDocsConfig, files: Files) -> Mapping[str, str]:
    """Return the pages and files of the language that is built, by the other paths that lead to them."""
    i18n = config.plugins.get("i18n")
    languages = languages_of(i18n.config) if i18n else None
    if languages is None:
        return {}
    names = {file.src_uri: file.norm_src_uri for file in files if hasattr(file, "norm_src_uri")}
    return languages.aliases(getattr(i18n, "current_language", languages.default), names)


def _may_change_pages(config: MkDocsConfig) -> bool:
    """Return whether hooks or macros may change the text of pages, as `unknown.may_change_pages` does for files."""
    hooks = cast("Mapping[str, ModuleType]", config.hooks)  # MkDocs itself declares a list
    hooked = any(hasattr(hook, event) for hook in hooks.values() for event in unknown.TEXT_EVENTS)
    named = {*config.plugins, *config.markdown_extensions}
    return hooked or not named.isdisjoint(unknown.TEXT_PLUGINS)


def _blogs(config: MkDocsConfig) -> Iterable[str]:
    for name, plugin in config.plugins.items():
        if name.rpartition("/")[2] == "blog":
            yield from blog_pages(plugin.config["blog_dir"], plugin.config["post_dir"])


def _nav_files(config: MkDocsConfig) -> Iterable[str]:
    """Yield the pattern of literate-nav's nav files, which are not pages for readers."""
    literate_nav = config.plugins.get("literate-nav")
    if literate_nav:
        yield f"**/{literate_nav.config['nav_file']}"


def _shadowed(config: MkDocsConfig, files: Files) -> Iterable[str]:
    """Yield each `README.md` that MkDocs leaves out because of an `index.md` or `index.html` in its folder."""
    for file in files:
        folder, _, name = file.src_uri.rpartition("/")
        readme = join(folder, "README.md")
        is_index = name in ("index.md", "index.html")
        if is_index and readme not in files.src_uris and Path(config.docs_dir, readme).is_file():
            excluded = any(spec and spec.match_file(readme) for spec in (config.exclude_docs, config.draft_docs))
            if not excluded:
                yield readme


def _is_markdown(file: File) -> bool:
    """Return whether a file is a page in Markdown. Those that a plugin makes of notebooks count as files."""
    return file.is_documentation_page() and not file.src_uri.endswith(".ipynb")


def _page(file: File, docs: AuthorFiles, read: ReadFile, read_page: ReadPage, hidden: tuple[str, ...]) -> Page:
    source = docs.path(file.src_uri)
    data = file.content_bytes
    written = read(source) if _is_changed(file) else None
    return read_page(
        data,
        path=file.src_uri,
        url="" if file.url == "./" else unquote(file.url),
        source=source,
        written=written if written != data else None,
        is_index=file.name == "index",
        in_nav=file.inclusion.is_in_nav() and not match(file.src_uri, hidden),  # type: ignore[no-untyped-call]
        generated=file.generated_by is not None,
    )


def _is_changed(file: File) -> bool:
    """Return whether a plugin or hook has set the text of a page, which may also be in the author's file."""
    return file.generated_by is not None or getattr(file, "_content", None) is not None
