"""What plugins and hooks would do to a site that is read without running them."""

import re
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase

from doc_lint.sources.config.raw_config import Config, Files, entries

_NAV = (
    "api-autonav",
    "awesome-nav",
    "awesome-pages",
    "gen-nav",
    "i18n",
    "include_dir_to_nav",
    "mkdocs-autoapi",
    "mkdocs-nav-weight",
    "monorepo",
    "multirepo",
    "navsorted",
    "techdocs-core",
)
_PAGES = ("api-autonav", "gallery", "gen-files", "i18n", "mkdocs-autoapi", "mkdocs-jupyter", "monorepo", "multirepo")
FILLERS = ("macros", "include-markdown", "markdown_include.include")
"""Plugins and Markdown extensions that put text into pages, where `{{ }}`, `{% %}` or `{! !}` asks for it."""
_REFERENCES = ("autorefs", "mkdocstrings")
_READ = ("blog", "exclude", "literate-nav", "redirects", "section-index", "tags")
"""Plugins whose options doc-lint reads."""
_APART = (
    "git-authors",
    "git-committers",
    "git-revision-date",
    "git-revision-date-localized",
    "glightbox",
    "meta",
    "mike",
    "minify",
    "offline",
    "optimize",
    "privacy",
    "rss",
    "search",
    "social",
    "typeset",
)
"""Plugins that change nothing that `check` looks at."""
FILLING = ("on_page_read_source", "on_page_markdown", "on_page_content")
"""The events of MkDocs in which a hook may fill a page with text that has anchors."""
_HOOK = re.compile(rb"^(?:async )?def on_(?:(nav)|files|pre_build|config|startup)\b", re.MULTILINE)


def facts(config: Config, files: Files, *, has_nav: bool) -> dict[str, str]:
    """Return why facts of a site are unknown: `nav` and `pages`, where a plugin or hook may change them.

    Args:
        config: Its configuration.
        files: Its files; of hooks it is read which events they take part in.
        has_nav: Whether the configuration or a nav file says what is in the nav.
    """
    why: dict[str, str] = {}
    plugins = entries(config.get("plugins"))
    nav = next((name for name in plugins if name in _NAV), None)
    pages = next((name for name in plugins if name in _PAGES), None)
    if nav or (pages and "literate-nav" in plugins and not has_nav):
        why["nav"] = f"the plugin `{nav or pages}` makes the nav, and was not run"
    if pages:
        why["pages"] = f"the plugin `{pages}` may make pages, and was not run"
    for path in map(str, config.get("hooks") or ()):
        events = [found[1] for found in _HOOK.finditer(files.get(path, b""))]
        if b"nav" in events:
            why.setdefault("nav", f"the hook `{path}` changes the nav, and was not run")
        if None in events:
            why.setdefault("pages", f"the hook `{path}` may make pages, and was not run")
        if path in files and _fills(files[path]):
            why.setdefault("links", f"the hook `{path}` may change pages")
    return why


def unseen(plugin: str) -> str:
    """Return what `check` does not know of a site that is read without a plugin, as a clause."""
    name = plugin.rpartition("/")[2]
    if name in _READ or name in _APART:
        return "nothing that is checked depends on it" if name in _APART else "its options are read instead"
    effects = {
        "the nav is unknown, so rules on it are skipped": _NAV,
        "the pages that it makes are unknown, so links to them are unjudged": _PAGES,
        "the text that it adds to pages is unknown": FILLERS,
        "references such as `[text][name]` are not checked": _REFERENCES,
    }
    found = [effect for effect, names in effects.items() if name in names]
    return "; ".join(found) or "what it adds to pages, files or the nav is unknown"


def fills_pages(config: Config, files: Files) -> bool:
    """Tell whether hooks or macros may change the text of pages. A hook that cannot be read may."""
    hooks = (files.get(path) for path in map(str, config.get("hooks") or ()))
    named = {*entries(config.get("plugins")), *entries(config.get("markdown_extensions"))}
    return not named.isdisjoint(FILLERS) or any(map(_fills, hooks))


def _fills(hook: bytes | None) -> bool:
    """Return whether a hook may change the text of pages; one that cannot be read may."""
    return hook is None or any(
        re.search(rf"^(?:async )?def {event}\b".encode(), hook, re.MULTILINE) for event in FILLING
    )


def taken_out(config: Config, paths: Iterable[str]) -> Collection[str]:
    """Return the files that the plugin `exclude` takes out of the site."""
    options = entries(config.get("plugins")).get("exclude")
    if not isinstance(options, Mapping):
        return ()
    globs, expressions = (_texts(options.get(key)) for key in ("glob", "regex"))
    return {path for path in paths if any(fnmatchcase(path, glob) for glob in globs) or _matches(path, expressions)}


def _texts(given: object) -> list[str]:
    return [str(each) for each in (given if isinstance(given, list) else [given]) if each is not None]


def _matches(path: str, expressions: Iterable[str]) -> bool:
    try:
        return any(re.match(expression, path) for expression in expressions)
    except re.error:
        return False
