"""Markdown extensions whose result depends on the text, their options, and nothing else that is not recorded."""

from collections.abc import Hashable, Iterable

from markdown import Extension
from mkdocs.config.defaults import MkDocsConfig

from quick_serve.values import UnknownValueError, fingerprint

_MARKDOWN = (
    "abbr",
    "admonition",
    "attr_list",
    "codehilite",
    "def_list",
    "extra",
    "fenced_code",
    "footnotes",
    "legacy_attrs",
    "legacy_em",
    "md_in_html",
    "nl2br",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
    "wikilinks",
)
_PYMDOWNX = (
    "arithmatex",
    "b64",
    "betterem",
    "blocks.admonition",
    "blocks.caption",
    "blocks.definition",
    "blocks.details",
    "blocks.html",
    "blocks.tab",
    "caret",
    "critic",
    "details",
    "emoji",
    "escapeall",
    "extra",
    "fancylists",
    "highlight",
    "inlinehilite",
    "keys",
    "magiclink",
    "mark",
    "progressbar",
    "saneheaders",
    "smartsymbols",
    "snippets",
    "striphtml",
    "superfences",
    "tabbed",
    "tasklist",
    "tilde",
)
KNOWN = frozenset(
    [
        *_MARKDOWN,
        *(f"markdown.extensions.{name}" for name in _MARKDOWN),
        *(f"pymdownx.{name}" for name in _PYMDOWNX),
    ]
)
"""Names in mkdocs.yml. What these extensions read of files is recorded."""
_INSTANCES = (
    ("mkdocs_autorefs._internal.references", "AutorefsExtension"),
    ("mkdocstrings._internal.extension", "MkdocstringsExtension"),
)
"""Extensions that plugins add. `adapters` repeats what they register."""
_LIBRARIES = ("markdown.", "pymdownx.", "material.extensions.")
_FOLDERS = {"pymdownx.snippets": "base_path", "pymdownx.b64": "base_path"}
"""Options with folders in which an extension looks for files."""


def extensions(config: MkDocsConfig) -> Hashable:
    """Return what pages depend on: the extensions and their options.

    Raises:
        UnknownValueError: An extension or option is not known.
    """
    names: list[str] = []
    for extension in config.markdown_extensions:
        kind = type(extension)
        if isinstance(extension, Extension) and (kind.__module__, kind.__qualname__) in _INSTANCES:
            names.append(kind.__qualname__)
        elif isinstance(extension, str) and extension in KNOWN:
            names.append(extension)
        else:
            raise UnknownValueError(f"the Markdown extension {extension if isinstance(extension, str) else kind}")
    for name, options in (config.mdx_configs or {}).items():
        for function in _functions(options):
            if not f"{getattr(function, '__module__', '')}.".startswith(_LIBRARIES):
                raise UnknownValueError(f"the function {function!r} in the options of {name}")
    return tuple(names), fingerprint(config.mdx_configs or {})


def folders(config: MkDocsConfig) -> list[str]:
    """Return the folders in which extensions look for files: a new file may take precedence over another."""
    found: list[str] = []
    for name, option in _FOLDERS.items():
        if name not in config.markdown_extensions:
            continue
        given = (config.mdx_configs.get(name) or {}).get(option, ".")
        found += map(str, given if isinstance(given, list | tuple) else [given])
    return found


def _functions(value: object) -> Iterable[object]:
    """Yield the functions in options, such as the formatters of custom fences."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _functions(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _functions(each)
    elif callable(value):
        yield getattr(value, "func", value)
