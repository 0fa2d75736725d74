"""Read a page with Python-Markdown, which is slower than the fast reader and by definition right.

Python-Markdown is optional: a site that MkDocs builds has it installed.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from doc_lint.installed import version
from doc_lint.sources.markdown.exact.inline import try_few_patterns
from doc_lint.time_limit import time_limit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from doc_lint.sources.html.page import HtmlPage

Extensions = Mapping[str, Mapping[str, Any]]
"""Options of Markdown extensions by name."""

_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs always adds."""

BUILT_IN = frozenset(
    re.findall(
        r"\w+",
        "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html "
        "meta nl2br sane_lists smarty tables toc wikilinks",
    )
)
"""Extensions of Python-Markdown, by their short names."""

_SAFE = re.compile(r"(?:markdown\.extensions|pymdownx)\.[\w.]+")
# They read or fetch files, or change what the fast reader has done already.
_UNSAFE = frozenset({"pymdownx.b64", "pymdownx.pathconverter", "pymdownx.snippets", "markdown.extensions.meta", "meta"})
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "toc": {"permalink": False, "anchorlink": False, "baselevel": 1},
    "codehilite": {"use_pygments": False},
}
"""Options that only change how a page looks."""
_CALLABLES = frozenset({"slugify"})
_SECONDS = 5.0


class ExactReader:
    """Reads pages with Python-Markdown and those extensions of a site that neither read files nor run other programs.

    Args:
        extensions: All extensions of the site.
    """

    def __init__(self, extensions: Extensions):
        self.markdown = _markdown(extensions)

    def read(self, text: str) -> "HtmlPage | None":
        """Return the parts of a page; `None` if Python-Markdown fails.

        Raises:
            TimeLimitError: If it takes too long. Some of its patterns need quadratic time, or worse.
        """
        from doc_lint.sources.html.page import HtmlReader

        try:
            with time_limit(_SECONDS):
                return HtmlReader().read(self.markdown.reset().convert(text))
        except Exception:  # extensions raise anything
            return None


def is_installed() -> bool:
    """Return whether Python-Markdown is installed."""
    return bool(versions())


@lru_cache(maxsize=1)
def versions() -> tuple[str, ...]:
    """Return the versions of Python-Markdown and its extensions; empty if Python-Markdown is not installed."""
    found = version("Markdown")
    others = (version("pymdown-extensions"),)
    return () if found is None else (found, *(other for other in others if other))


def known(extensions: Extensions) -> dict[str, dict[str, Any]]:
    """Return the extensions that `ExactReader` loads, with the options that it sets.

    Functions are taken out, except those that make ids.
    """
    names = {name: options for name, options in extensions.items() if isinstance(name, str)}
    chosen = {name: names.get(name, {}) for name in (*_ALWAYS, *names) if _is_safe(name)}
    return {
        name: {key: value for key, value in options.items() if _is_plain(value) or _is_slugify(key, value)}
        | dict(_LOOKS.get(name.removeprefix("markdown.extensions."), {}))
        for name, options in chosen.items()
    }


def _is_safe(name: str) -> bool:
    return (name in BUILT_IN or _SAFE.fullmatch(name) is not None) and name not in _UNSAFE


def _is_slugify(key: str, value: object) -> bool:
    return key in _CALLABLES and callable(value)


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(each) for key, each in value.items())
    if isinstance(value, list | tuple):
        return all(_is_plain(each) for each in value)
    return isinstance(value, str | int | float | None)


def _markdown(extensions: Extensions) -> "Markdown":
    from markdown import Markdown

    from doc_lint.sources.html.page import mark_stashed

    chosen = known(extensions)
    if "pymdownx.emoji" in chosen:
        chosen["pymdownx.emoji"] |= {"emoji_index": _any_emoji, "emoji_generator": _no_picture}
    if "pymdownx.inlinehilite" in chosen:  # Pygments takes longer than all the rest
        chosen["pymdownx.inlinehilite"] |= {"custom_inline": [{"name": "*", "class": "", "format": _inline_code}]}
    made = Markdown()
    for name, options in chosen.items():
        try:
            made.registerExtensions([name], {name: options})
        except Exception:  # noqa: S112 - not installed, or its options are those of another version
            continue
    fences = getattr(made.preprocessors["fenced_code_block"], "extension", None)
    if fences is not None:  # those of superfences use Pygments, too
        fences.superfences[0]["formatter"] = _code
    mark_stashed(made)
    try_few_patterns(made)
    return made


def _code(src: str = "", id_value: str = "", options: Mapping[str, str] = MappingProxyType({}), **_: object) -> str:
    anchor = f' id="{escape(id_value)}"' if id_value else ""
    title = f"<span>{escape(options['title'])}</span>" if options.get("title") else ""
    return f"{title}<pre{anchor}><code>{escape(src)}</code></pre>"


def _inline_code(src: str, _language: str, _class: str, markdown: "Markdown") -> "Element":
    from xml.etree.ElementTree import Element

    element = Element("code")
    element.text = markdown.htmlStash.store(escape(src, quote=False))
    return element


class _AnyEmoji(dict[str, Any]):
    """An index of emoji in which every name is one: which set a site uses is unknown without its configuration."""

    def get(self, key: str, _default: object = None, /) -> Any:
        return {"name": key, "category": "", "unicode": "1f600"}


def _any_emoji(_options: object, _markdown: object) -> dict[str, Any]:
    return {"name": "any", "emoji": _AnyEmoji(), "aliases": {}}


def _no_picture(*_: object) -> "Element":
    from xml.etree.ElementTree import Element

    return Element("span")
