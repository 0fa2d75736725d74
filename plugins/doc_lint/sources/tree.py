"""Make a `Site` of files alone: no MkDocs, no plugins. Rule examples and tests are such sites."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname
from typing import Any, Literal

import yaml

from doc_lint.site import Location, NavItem, NavLink, NavPage, Package, Page, Section, Site
from doc_lint.sources import config_file, markdown
from doc_lint.sources.nav_lines import NavLines


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` and takes tags such as `!ENV` and `!!python/name` for nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


def site_from_tree(files: Mapping[str, bytes], config_path: str = "mkdocs.yml") -> Site:
    """Return the site that lies in a tree of files.

    Args:
        files: Contents by path, relative to the folder of the configuration file. Python files below `src/` are the
            documented
            package, where the options of doc-lint name one.
        config_path: The configuration file; where it is missing, `docs/` is the docs folder.
    """
    text = files.get(config_path, b"").decode(errors="replace")
    config = yaml.load(text, _Loader) or {}  # noqa: S506 - a safe loader
    docs = str(config.get("docs_dir", "docs"))
    paths = sorted(path.removeprefix(f"{docs}/") for path in files if path.startswith(f"{docs}/"))
    unpublished = _unpublished(paths, config)
    paths = [path for path in paths if path not in unpublished]
    shadowed = {path for path in paths if basename(path) == "README.md" and path[:-9] + "index.md" in paths}
    out_of_nav = _matching(paths, config.get("not_in_nav"))
    pages = tuple(
        _page(path, files[f"{docs}/{path}"], f"{docs}/{path}", in_nav=path not in out_of_nav)
        for path in paths
        if path.endswith(".md") and path not in shadowed
    )
    lines = NavLines()
    lines.add_config(text, config_path)
    nav = config.get("nav")
    return Site(
        pages=pages,
        nav=tuple(_nav_items(nav, lines)) if nav else tuple(_folder_items("", pages)),
        config_path=config_path,
        option_lines=config_file.option_lines(text),
        files=frozenset(path for path in paths if not path.endswith(".md")),
        unpublished=unpublished,
        shadowed={path: Location(f"{docs}/{path}") for path in shadowed},
        generated=tuple(plugin_options(config).get("generated") or ()),
        site_url=str(config.get("site_url") or ""),
        cross_references=not {"autorefs", "mkdocstrings"}.isdisjoint(_plugin_names(config)),
        docs_root_links=_absolute_links(config) == "relative_to_docs",
        package=_package(files, plugin_options(config).get("package")),
    )


def plugin_options(config: Mapping[str, Any], plugin: str = "doc-lint") -> Mapping[str, Any]:
    """Return the options of a plugin from the raw configuration."""
    plugins = config.get("plugins") or []
    items = (
        plugins.items()
        if isinstance(plugins, dict)
        else [next(iter(p.items())) for p in plugins if isinstance(p, dict)]
    )
    return next((options or {} for name, options in items if name == plugin), {})


def _plugin_names(config: Mapping[str, Any]) -> Iterator[str]:
    for item in config.get("plugins") or []:
        yield from [item] if isinstance(item, str) else item


def _absolute_links(config: Mapping[str, Any]) -> object:
    validation = config.get("validation") or {}
    return {**validation, **(validation.get("links") or {})}.get("absolute_links")


def _unpublished(paths: Iterable[str], config: Mapping[str, Any]) -> dict[str, Literal["excluded", "draft"]]:
    """Return the files that `exclude_docs` and `draft_docs` name, in the patterns of .gitignore."""
    paths = list(paths)
    found: dict[str, Literal["excluded", "draft"]] = dict.fromkeys(_matching(paths, config.get("draft_docs")), "draft")
    return found | dict.fromkeys(_matching(paths, config.get("exclude_docs")), "excluded")


def _matching(paths: Iterable[str], patterns: object) -> set[str]:
    """Return the paths that patterns of .gitignore name."""
    from pathspec import GitIgnoreSpec

    return set(GitIgnoreSpec.from_lines(str(patterns or "").splitlines()).match_files(paths))


def _page(path: str, data: bytes, source: str, *, in_nav: bool) -> Page:
    is_index = basename(path) in ("index.md", "README.md")
    folder = dirname(path)
    url = (f"{folder}/" if folder else "") if is_index else path.removesuffix(".md") + "/"
    return markdown.read_page(data, path=path, url=url, source=source, is_index=is_index, in_nav=in_nav)


def _nav_items(items: Iterable[Any], lines: NavLines) -> Iterator[NavItem]:
    for item in items:
        title, value = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(value, list):
            children = tuple(_nav_items(value, lines))
            yield Section(title, children, lines.section(title, "") or Location("mkdocs.yml"))
        elif isinstance(value, str):
            where = lines.page(value) or Location("mkdocs.yml")
            yield NavPage(value, where, title) if value.endswith(".md") else NavLink(value, where, title)


def _folder_items(folder: str, pages: tuple[Page, ...]) -> Iterator[NavItem]:
    """Make the nav that MkDocs makes of a tree without a nav: pages of a folder first, then its folders."""
    here = [page for page in pages if dirname(page.path) == folder]
    for page in sorted(here, key=lambda page: (not page.is_index, page.path)):
        yield NavPage(page.path, page.location)
    prefix = f"{folder}/" if folder else ""
    below = {
        page.path.removeprefix(prefix).split("/")[0]
        for page in pages
        if page.path.startswith(prefix) and page not in here
    }
    for name in sorted(below):
        children = tuple(_folder_items(prefix + name, pages))
        title = name.replace("-", " ").replace("_", " ").capitalize()
        yield Section(
            title,
            children,
            next((page.location for page in pages if page.path.startswith(prefix + name)), Location("")),
        )


def _package(files: Mapping[str, bytes], name: object) -> Package | None:
    modules = [path for path in files if path.startswith(f"src/{name}/") and path.endswith(".py")]
    dotted = {path[4:].removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in modules}
    return Package(str(name), tuple(sorted(dotted))) if dotted else None
