"""What plugins and hooks may change in a site that is read without running them."""

import re
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase

from doc_lint.sources.config.languages import read_languages
from doc_lint.sources.config.raw_config import Config, Files, entries, plugins_of

_NAV = frozenset(
    {
        "api-autonav",
        "awesome-nav",
        "awesome-pages",
        "categories",
        "gen-nav",
        "gen_nav",
        "i18n",
        "include_dir_to_nav",
        "mkapi",
        "mkdocs-autoapi",
        "mkdocs-nav-weight",
        "mkdocs_apidoc",
        "mkdoxy",
        "monorepo",
        "multirepo",
        "navsorted",
        "pub-obsidian",
        "techdocs-core",
    }
)
_PAGES = frozenset(
    {
        "api-autonav",
        "categories",
        "coverage",
        "gallery",
        "gen-files",
        "i18n",
        "marimo",
        "mkapi",
        "mkdocs-autoapi",
        "mkdocs-jupyter",
        "mkdocs_apidoc",
        "mkdoxy",
        "mknotebooks",
        "monorepo",
        "multirepo",
        "pub-blog",
        "schema_reader",
        "simple",
    }
)
TEXT_PLUGINS = frozenset(
    {
        "external-markdown",
        "git-snippet",
        "include-markdown",
        "macros",
        "markdown_include.include",
        "markdownextradata",
        "table-reader",
    }
)
"""Plugins and Markdown extensions that insert text into pages, at `{{ }}`, `{% %}` or `{! !}`."""
_REFERENCES = frozenset({"autorefs", "mkdocstrings"})
_READ = frozenset({"blog", "doc-lint", "exclude", "i18n", "literate-nav", "redirects", "section-index", "tags"})
"""Plugins whose options doc-lint reads."""
_APART = frozenset(
    {
        "backlinks_section",
        "badges",
        "build_plantuml",
        "callouts",
        "caption",
        "charts",
        "code-validator",
        "codeinclude",
        "copy-to-llm",
        "d2",
        "document-dates",
        "drawio",
        "drawio-exporter",
        "encryptcontent",
        "enumerate-headings",
        "exclude-search",
        "file-filter",
        "file_filter",
        "gh-admonitions",
        "git-authors",
        "git-committers",
        "git-latest-changes",
        "git-revision-date",
        "git-revision-date-localized",
        "glightbox",
        "htmlproofer",
        "info",
        "kroki",
        "link-marker",
        "llmstxt",
        "markmap",
        "material-relative-language-selector",
        "mermaid2",
        "meta",
        "meta-descriptions",
        "mike",
        "minify",
        "minify_html",
        "mkdocs-backlinks",
        "mkdocs-breadcrumbs-plugin",
        "mkdocs-newsletter",
        "mkdocs-video",
        "mkdocs_graphviz",
        "mkdocs_pymdownx_material_extras",
        "mkdocs_quiz",
        "neoteroi.contribs",
        "neoteroi.mkdocsoad",
        "offline",
        "open-in-new-tab",
        "optimize",
        "page-to-pdf",
        "pagetree",
        "panzoom",
        "pdf-export",
        "plantuml",
        "plantuml-local",
        "print-site",
        "privacy",
        "projects",
        "render_swagger",
        "rss",
        "same-dir",
        "search",
        "social",
        "spellcheck",
        "swagger-ui-tag",
        "termynal",
        "to-pdf",
        "tooltips",
        "tooltipster-links",
        "typeset",
        "ultralytics",
        "unused_files",
        "with-pdf",
    }
)
"""Plugins that do not change anything that `check` reads."""
_KNOWN = frozenset().union(_NAV, _PAGES, TEXT_PLUGINS, _REFERENCES, _READ, _APART)
"""Plugins that do not change links of authors. Any other one may: `roamlinks`, for example, finds pages by name."""
TEXT_EVENTS = ("on_page_read_source", "on_page_markdown", "on_page_content")
"""Events of MkDocs in which a hook can change the text of a page."""
_HOOK = re.compile(rb"^(?:async )?def on_(?:(nav)|files|pre_build|config|startup)\b", re.MULTILINE)


def facts(config: Config, files: Files, *, has_nav: bool) -> dict[str, str]:
    """Return why `nav`, `pages` and `links` are unknown, as far as a plugin or hook may change them.

    Args:
        config: The configuration of the site.
        files: Its files, to find out which events the hooks handle.
        has_nav: Whether the configuration or a nav file defines the nav.
    """
    why: dict[str, str] = {}
    known = ("i18n",) if read_languages(config) else ()
    plugins = [name for name in plugins_of(config) if name not in known]
    nav = next((name for name in plugins if name in _NAV), None)
    pages = next((name for name in plugins if name in _PAGES), None)
    if nav or (pages and "literate-nav" in plugins and not has_nav):
        why["nav"] = f"the plugin `{nav or pages}` creates the nav, and did not run"
    if pages:
        why["pages"] = f"the plugin `{pages}` may generate pages, and did not run"
    changing = next(filter(may_change_links, plugins_of(config)), None)
    if changing:
        why["links"] = f"the plugin `{changing}` may change pages, and did not run"
    for path in map(str, config.get("hooks") or ()):
        events = [found[1] for found in _HOOK.finditer(files.get(path, b""))]
        if b"nav" in events:
            why.setdefault("nav", f"the hook `{path}` changes the nav, and did not run")
        if None in events:
            why.setdefault("pages", f"the hook `{path}` may generate pages, and did not run")
        if path in files and _may_change_pages(files[path]):
            why.setdefault("links", f"the hook `{path}` may change pages")
    return why


def unseen(plugin: str) -> str:
    """Return what `check` does not know of a site that is read without a plugin, as a clause."""
    name = _name(plugin)
    if name in _READ or name in _APART:
        return "nothing that is checked depends on it" if name in _APART else "its options are read instead"
    effects = {
        "the nav is unknown, so rules on it are skipped": _NAV,
        "the pages that it generates are unknown, so links to them are unjudged": _PAGES,
        "the text that it adds to pages is unknown": TEXT_PLUGINS,
        "references such as `[text][name]` are not checked": _REFERENCES,
    }
    found = [effect for effect, names in effects.items() if name in names]
    return "; ".join(found) or "what it adds to pages, files or the nav is unknown"


def may_change_links(plugin: str) -> bool:
    """Return whether a plugin may change links and other text of authors, because doc-lint doesn't know it."""
    return _name(plugin) not in _KNOWN


def _name(plugin: str) -> str:
    """Return the name of a plugin without that of its theme: `search` for `material/search`."""
    return plugin.rpartition("/")[2]


def may_change_pages(config: Config, files: Files) -> bool:
    """Return whether hooks or macros may change the text of pages. A hook that can't be read may do so."""
    hooks = (files.get(path) for path in map(str, config.get("hooks") or ()))
    named = {*plugins_of(config), *entries(config.get("markdown_extensions"))}
    return not named.isdisjoint(TEXT_PLUGINS) or any(map(_may_change_pages, hooks))


def _may_change_pages(hook: bytes | None) -> bool:
    """Return whether a hook may change the text of pages. One that can't be read may do so."""
    return hook is None or any(
        re.search(rf"^(?:async )?def {event}\b".encode(), hook, re.MULTILINE) for event in TEXT_EVENTS
    )


def excluded_by_plugin(config: Config, paths: Iterable[str]) -> Collection[str]:
    """Return the files that the plugin `exclude` excludes."""
    options = plugins_of(config).get("exclude")
    if not isinstance(options, Mapping):
        return ()
    globs, expressions = (_strings(options.get(key)) for key in ("glob", "regex"))
    return {path for path in paths if any(fnmatchcase(path, glob) for glob in globs) or _matches(path, expressions)}


def _strings(given: object) -> list[str]:
    return [str(each) for each in (given if isinstance(given, list) else [given]) if each is not None]


def _matches(path: str, expressions: Iterable[str]) -> bool:
    try:
        return any(re.match(expression, path) for expression in expressions)
    except re.error:
        return False
