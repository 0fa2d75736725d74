"""Read a `Site` from its source files alone, without MkDocs and plugins."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from posixpath import basename, join, normpath
from typing import Any, Literal

from msgspec.structs import replace

from doc_lint.site import Accepted, Location, Page, Site
from doc_lint.site.urls import page_url, stem
from doc_lint.sources import SourceError, cached_pages
from doc_lint.sources.cache import Cache
from doc_lint.sources.complete import complete
from doc_lint.sources.config import additions, unknown
from doc_lint.sources.config.blog import blog_urls, blogs
from doc_lint.sources.config.languages import Languages, read_languages
from doc_lint.sources.config.option_file import OptionFile
from doc_lint.sources.config.raw_config import Config, entries, plugins_of, unknown_slug
from doc_lint.sources.config.tree_nav import NavItems, nav_file_patterns, nav_lines, read_nav
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.markdown.dialect import Dialect, read_dialect
from doc_lint.time_limit import TimeLimitError, time_limit

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_SECONDS = 5.0
_HIDDEN = (".*", "/templates/")  # MkDocs excludes these unless `exclude_docs` includes them
_IS_HIDDEN = re.compile(r"(?:.+/)?\.[^/]*(?:/|$)|templates/")  # what pathspec makes of them


def site_from_folder(
    files: Folder,
    config: Config,
    config_path: str = "mkdocs.yml",
    *,
    package: str = "",
    generated: tuple[str, ...] = (),
    accepted: tuple[Accepted, ...] = (),
    option_file: OptionFile | None = None,
    cache: Cache | None = None,
    keeps_readmes: bool = False,
) -> Site:
    """Return the site in a folder.

    Args:
        files: The folder of the configuration file.
        config: The configuration.
        config_path: Name of the configuration file.
        package: The Python package that the site documents, or an empty string.
        generated: Patterns of pages that only the build generates.
        accepted: The entries of the baseline.
        option_file: The file that sets the options of doc-lint; `None` if the configuration file does.
        cache: The cache, if it is used.
        keeps_readmes: Whether `README.md` is a page where its folder has an index, too. MkDocs drops it.

    Raises:
        SourceError: If a file or folder can't be read.
    """
    languages = read_languages(config)
    sites = [
        complete(
            _parts(files, config_path, config, files.docs, cache, languages, language, keeps_readmes),
            files.root,
            files.get,
            docs=files.docs,
            package=package,
            generated=generated,
            accepted=accepted,
            option_file=option_file,
            cache=cache,
        )
        for language in (languages.built if languages else ("",))
    ]
    return with_languages(sites)


def docs_folder(config: Config) -> str:
    """Return the docs folder, relative to the folder of the configuration file."""
    return normpath(str(config.get("docs_dir") or "docs"))


def plugin_options(config: Config, plugin: str = "doc-lint") -> Mapping[str, Any]:
    """Return the options of a plugin from the raw configuration."""
    options: Mapping[str, Any] = entries(config.get("plugins")).get(plugin, {})
    return options


def with_languages(sites: Sequence[Site]) -> Site:
    """Return the site in the first language, with those in the others. Each can be reached from the others by URLs."""
    urls = {url for site in sites for url in (*site.page_by_url, *site.addresses)}
    first, *others = (replace(site, addresses=site.addresses.union(urls)) for site in sites) if sites[1:] else sites
    return replace(first, languages=tuple(others))


def _parts(
    files: Folder,
    config_path: str,
    config: Config,
    docs: str,
    cache: Cache | None,
    languages: Languages | None = None,
    language: str = "",
    keeps_readmes: bool = False,
) -> Site:
    """Return the site as far as it is known from its files."""
    paths = [path.removeprefix(f"{docs}/") for path in files if path.startswith(f"{docs}/")]
    excluded = unknown.excluded_by_plugin(config, paths)
    paths = [path for path in paths if path not in excluded]
    names = languages.files(language, paths, _MARKDOWN) if languages else {path: path for path in paths}
    paths = [path for path in paths if path in names]
    aliases = languages.aliases(language, names) if languages else {}
    config = {**config, "nav": languages.navs[language]} if languages and language in languages.navs else config
    unpublished = _unpublished(paths, config)
    published = {path for path in paths if path not in unpublished}
    shadowed = set() if keeps_readmes else _shadowed(published)
    documents = [path for path in paths if path.endswith(_MARKDOWN) and path not in shadowed]
    blog_patterns = list(blogs(config))
    out_of_nav = _matching(published, config, "not_in_nav", (f"/{posts}" for posts, *_ in blog_patterns))
    listed = [names[path] for path in documents if path in published and path not in out_of_nav]
    nav, nav_files, has_nav = read_nav(files, docs, config, documents, listed)
    dialect = dialect_of(config, files, docs)
    read_page = _page_reader(files, config, docs, dialect, cache, languages.prefix(language) if languages else "")
    pages = (
        read_page(path, names[path], path not in out_of_nav and path not in nav_files)
        for path in sorted(documents)
        if path in published
    )
    text = files.get(config_path, b"").decode(errors="replace")
    name = basename(config_path)
    items = NavItems({*paths} - shadowed, nav_lines(text, name, docs, nav_files), docs, name, aliases)
    site_url = str(config.get("site_url") or "")
    not_known = unknown.facts(config, files, has_nav=has_nav)
    if dialect.slugify is unknown_slug:
        not_known["anchors"] = "the function that generates anchors of headings is unknown"
    if languages and language != languages.default and "literate-nav" in plugins_of(config):
        not_known["nav"] = "the plugin `literate-nav` creates the nav of other languages, and did not run"
    theme = additions.theme_files(config, files.below(additions.custom_theme_folder(config)))
    return Site(
        pages=tuple(pages),
        nav=tuple(items.read(nav)),
        config_path=name,
        files=frozenset(path for path in published if not path.endswith(_MARKDOWN)).union(theme),
        unpublished=unpublished,
        shadowed={path: Location(f"{docs}/{path}") for path in shadowed},
        generated=("**",) * ("pages" in not_known),
        generated_urls=tuple(blog_urls(config)),
        plugin_pages=(*(pattern for blog in blog_patterns for pattern in blog), *nav_file_patterns(config)),
        aliases=aliases,
        addresses=frozenset(additions.addresses(plugins_of(config))).union(
            languages.assets(language, published, _MARKDOWN) if languages else ()
        ),
        redirects=dict(additions.redirects(plugins_of(config))),
        site_url=site_url and f"{site_url.rstrip('/')}/",
        has_hooks=unknown.may_change_pages(config, files),
        cross_references=not {"autorefs", "mkdocstrings"}.isdisjoint(plugins_of(config)),
        docs_root_links=_absolute_links(config, "links") == "relative_to_docs",
        unknown=not_known,
    )


def _shadowed(published: set[str]) -> set[str]:
    """Return each `README.md` that MkDocs drops because there is an index in the same folder."""
    readmes = (path for path in published if basename(path) == "README.md")
    return {path for path in readmes if {f"{path[:-9]}index.md", f"{path[:-9]}index.html"} & published}


def _page_reader(
    files: Folder, config: Config, docs: str, dialect: Dialect, cache: Cache | None, prefix: str
) -> Callable[[str, str, bool], Page]:
    """Return a function that reads a page.

    Its arguments are the path of the page in the docs folder, its path without a language, and whether it belongs in
    the nav. URLs begin with the prefix.
    """
    read_page = cached_pages.reader(cache, dialect)
    directories = bool(config.get("use_directory_urls", True))

    def read(path: str, name: str, in_nav: bool) -> Page:
        return read_page(
            files[f"{docs}/{path}"],
            path=path,
            url=prefix + page_url(name, directories),
            source=f"{docs}/{path}",
            dialect=dialect,
            read=files.get,
            is_index=stem(name) == "index",
            in_nav=in_nav,
            generated=False,
        )

    return read


def dialect_of(config: Config, files: Folder, docs: str) -> Dialect:
    """Return the Markdown dialect of a site. Without a configuration, it includes attribute lists.

    pymdownx resolves folders of snippets against the working directory. The folder of the configuration file is tried,
    too, because doc-lint may run in another directory than the build.
    """
    if not config:
        return Dialect()
    here = os.path.relpath(os.curdir, files.root)
    known = {"$docs_dir": docs, "$config_dir": "."}
    return read_dialect(entries(config.get("markdown_extensions")), partial(_folders, known=known, here=here))


def _folders(path: object, known: Mapping[str, str], here: str) -> Iterator[str | None]:
    """Yield the possible paths of a folder of snippets, relative to the root: below `here`, and below the root."""
    if path is None:
        yield None
        return
    first, _, rest = str(path).partition("/")
    for start in (here, "."):
        yield normpath(join(known[first], rest) if first in known else join(start, str(path)))


def _absolute_links(config: Config, group: str) -> object:
    validation = config.get("validation") or {}
    own = validation.get(group)
    return {**validation, **(own if isinstance(own, dict) else {})}.get("absolute_links")


def _unpublished(paths: Collection[str], config: Config) -> dict[str, Literal["excluded", "draft"]]:
    """Return the files that match `exclude_docs` and `draft_docs`, which have the syntax of `.gitignore`."""
    found: dict[str, Literal["excluded", "draft"]] = dict.fromkeys(_matching(paths, config, "draft_docs"), "draft")
    if not config.get("exclude_docs"):  # to import pathspec takes longer than most sites
        return found | dict.fromkeys(filter(_IS_HIDDEN.match, paths), "excluded")
    return found | dict.fromkeys(_matching(paths, config, "exclude_docs", _HIDDEN), "excluded")


def _matching(paths: Iterable[str], config: Config, key: str, before: Iterable[str] = ()) -> set[str]:
    """Return the paths that match the patterns of an option, which have the syntax of `.gitignore`.

    Raises:
        SourceError: If a pattern is invalid, or takes too long.
    """
    lines = [*before, *str(config.get(key) or "").splitlines()]
    if not lines:
        return set()
    from pathspec import GitIgnoreSpec

    try:
        with time_limit(_SECONDS):
            return set(GitIgnoreSpec.from_lines(lines).match_files(paths))
    except (ValueError, re.error) as error:
        raise SourceError(f"`{key}` of the configuration has an invalid pattern ({error})") from None
    except TimeLimitError:
        raise SourceError(f"the patterns in `{key}` of the configuration take too long; use fewer `*`") from None
