"""Configurations of which MkDocs makes nothing but what is in their files, so that it need not be loaded.

Only keys and values that MkDocs is known to accept are plain. With any other, MkDocs reads the site and reports what
is wrong.
"""

import importlib.machinery
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from doc_lint import installed
from doc_lint.sources.config.raw_config import Config, entries, read_config

_OUTSIDE = re.compile(rb"(?:^|[\s\[{,])!|\b(?:INHERIT|hooks|custom_dir)\b")
_URL = re.compile(r"https?://[\w.-]+(?::\d{1,4})?(?:/[\w./-]*)?")
_FOLDER = re.compile(r"[\w-]+")
_PLUGINS = frozenset({"search", "doc-lint"})
_THEMES = frozenset({"name", "features", "palette", "font", "logo", "favicon", "icon", "language"})
_OPTIONS = "mkdocs_theme.yml"
_NOT_COPIED = (
    *(".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", _OPTIONS, "locales/*", "sitemap.xml"),
    *("*.markdown", "*.md", "*.mdown", "*.mkd", "*.mkdn"),
)

Test = Callable[[Any], bool]


def only_in_file(text: bytes) -> bool:
    """Return whether a configuration names nothing outside of its file, such as a variable or hooks."""
    return _OUTSIDE.search(text) is None


def _is(kind: type | tuple[type, ...]) -> Test:
    return lambda value: isinstance(value, kind)


def _is_url(value: object) -> bool:
    return isinstance(value, str) and _URL.fullmatch(value) is not None


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_nav(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_entry, value))


def _is_entry(value: object) -> bool:
    if not isinstance(value, dict) or len(value) != 1:
        return isinstance(value, str)
    ((title, below),) = value.items()
    return isinstance(title, str) and (isinstance(below, str) or _is_nav(below))


def _has_only(tests: Mapping[str, Test]) -> Test:
    return lambda value: all(key in tests and tests[key](option) for key, option in value.items())


_is_text, _is_flag = _is(str), _is(bool)
_EXTENSIONS: Mapping[str, Test] = {
    "codehilite": _has_only({"guess_lang": _is_flag, "linenums": _is_flag}),
    "pymdownx.highlight": _has_only(
        dict.fromkeys(("anchor_linenums", "auto_title", "pygments_lang_class", "use_pygments"), _is_flag)
    ),
    "pymdownx.snippets": _has_only({"check_paths": _is_flag}),
    "pymdownx.tabbed": _has_only({"alternate_style": _is_flag}),
    "pymdownx.tasklist": _has_only({"clickable_checkbox": _is_flag, "custom_checkbox": _is_flag}),
    "toc": _has_only({"permalink": _is((bool, str)), "title": _is_text, "toc_depth": _is(int)}),
}
"""The options of extensions that MkDocs accepts. Without options, it accepts any that is installed."""


def _are_extensions(value: object) -> bool:
    known = installed.names("markdown.extensions")
    return all(
        (name in known or _is_pymdownx(name)) and _EXTENSIONS.get(name, _has_only({}))(options)
        for name, options in entries(value).items()
    )


def _is_pymdownx(name: str) -> bool:
    package, _, module = name.partition(".")
    folder = _folder("pymdownx") if package == "pymdownx" and module.isidentifier() else None
    file = folder and folder / f"{module}.py"
    return file is not None and file.is_file() and b"def makeExtension(" in file.read_bytes()


def _folder(package: str) -> Path | None:
    """Return the folder of an installed package."""
    spec = importlib.machinery.PathFinder.find_spec(package)
    folders = [*(spec.submodule_search_locations or ())] if spec else []
    return Path(folders[0]) if len(folders) == 1 else None


def _is_theme(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and "name" in value and value.keys() <= _THEMES)


def _are_plugins(value: object) -> bool:
    given = entries(value)
    return given.keys() <= _PLUGINS and not given.get("search") and "enabled" not in (given.get("doc-lint") or {})


_KEYS: Mapping[str, Test] = {
    "site_name": _is_text,
    "site_url": _is_url,
    "site_description": _is_text,
    "site_author": _is_text,
    "copyright": _is_text,
    "repo_url": _is_url,
    "repo_name": _is_text,
    "docs_dir": lambda value: isinstance(value, str) and _FOLDER.fullmatch(value) is not None,
    "nav": _is_nav,
    "theme": _is_theme,
    "markdown_extensions": _are_extensions,
    "plugins": _are_plugins,
    "use_directory_urls": _is_flag,
    "strict": _is_flag,
    "extra": _is(dict),
    "extra_css": _are_names,
    "not_in_nav": _is_text,
}
"""The keys that MkDocs needs, or whose values don't change what is checked, with the values that it accepts."""


def theme_files(root: Path, name: str, text: bytes, config: Config) -> frozenset[str] | None:
    """Return the files that the theme and the search add to a plain site; `None` if MkDocs has to read the site.

    Args:
        root: The folder of the configuration file.
        name: The name of the configuration file.
        text: Its content.
        config: The configuration.
    """
    if not name.startswith("mkdocs.") or "site_name" not in config or not only_in_file(text):
        return None
    if not all(key in _KEYS and value is not None and _KEYS[key](value) for key, value in config.items()):
        return None
    theme = config.get("theme", "mkdocs")
    theme = str(theme["name"] if isinstance(theme, dict) else theme)
    mkdocs, folder = _folder("mkdocs"), _theme_folder(theme)
    if mkdocs is None or folder is None or not _is_regular(root / config.get("docs_dir", "docs")):
        return None
    own_search = f"{theme}/search" in installed.names("mkdocs.plugins")
    has_search = "search" in entries(config.get("plugins", ["search"])) and not own_search
    return _copied(folder, [mkdocs / "contrib/search/templates"] if has_search else [])


def _theme_folder(theme: str) -> Path | None:
    package, *inner = installed.modules("mkdocs.themes").get(theme, "").split(".")
    folder = _folder(package) if inner else None
    return folder and Path(folder, *inner)


def _copied(theme: Path, searches: Sequence[Path]) -> frozenset[str] | None:
    """Return the files that MkDocs copies from a theme and for the search; `None` if the theme extends another."""
    options = read_config({_OPTIONS: (theme / _OPTIONS).read_bytes()}, _OPTIONS)
    if "extends" in options:
        return None
    folders = [theme, *(() if options.get("search_index_only") else searches)]
    templates = (str(each).lower() for each in options.get("static_templates") or ())
    patterns = (*_NOT_COPIED, *templates)
    found = (path for folder in folders for path in _files(folder))
    return frozenset(path for path in found if not any(fnmatch(path.lower(), each) for each in patterns))


def _files(folder: Path, above: str = "") -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir() and not entry.name.startswith("."):
                yield from _files(Path(entry.path), f"{above}{entry.name}/")
            elif entry.is_file():
                yield above + entry.name


def _is_regular(folder: Path) -> bool:
    """Return whether a folder has only files and folders, at any depth: no links, pipes or names of other bytes."""
    try:
        with os.scandir(folder) as found:
            return all(_is_file_or_folder(entry) for entry in found)
    except OSError:
        return False


def _is_file_or_folder(entry: "os.DirEntry[str]") -> bool:
    if entry.is_dir(follow_symlinks=False):
        return _is_regular(Path(entry.path))
    return entry.is_file(follow_symlinks=False) and entry.name.isprintable()
