"""The languages of a site with mkdocs-static-i18n, which builds it once per language, with other files each time.

A page in another language is `page.fr.md` (the layout `suffix`) or `fr/page.md` (`folder`). A page that is not
translated is the one of the default language. Links, and the nav, name pages without a language.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from doc_lint.sources.config.raw_config import Config, plugins_of

_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")


class Languages(Struct, frozen=True):
    """The options of the plugin.

    Attributes:
        by_folder: Whether the layout is `folder`.
        falls_back: Whether pages that are not translated are those of the default language.
        default: The default language.
        known: All languages.
        built: The languages that are built, the default first.
        navs: The nav of each language that has one.
    """

    by_folder: bool
    falls_back: bool
    default: str
    known: tuple[str, ...]
    built: tuple[str, ...]
    navs: Mapping[str, Any] = {}

    def prefix(self, language: str) -> str:
        """Return how URLs of pages in a language begin."""
        return "" if language == self.default else f"{language}/"

    def files(self, language: str, paths: Iterable[str], is_page: Collection[str]) -> dict[str, str]:
        """Return the files that a language is built from, with their paths without a language.

        Args:
            language: The language.
            paths: Paths of all files in the docs folder.
            is_page: Endings of names of pages.
        """
        chosen: dict[str, str] = {}
        for path in sorted(paths):
            locale, name = self._split(path)
            own = (locale or self.default) == language
            fallback = self.falls_back and (locale or self.default) == self.default
            is_better = own if path.endswith(tuple(is_page)) else locale == language
            if is_better or (name not in chosen and (own or fallback)):
                chosen[name] = path
        return {path: name for name, path in chosen.items()}

    def aliases(self, language: str, names: Mapping[str, str]) -> dict[str, str]:
        """Return the files of a language by the other paths that lead to them.

        Args:
            language: The language.
            names: The files, with their paths without a language.
        """
        made = {alias: path for path, name in names.items() for alias in self._aliases(language, path, name)}
        return {alias: path for alias, path in made.items() if alias not in names}

    def assets(self, language: str, published: Iterable[str], is_page: Collection[str]) -> Iterator[str]:
        """Yield the URLs of the files of a language that are not pages. Those of another language keep its URL."""
        for path in published:
            if not path.endswith(tuple(is_page)):
                locale, name = self._split(path)
                yield f"{self.prefix(language) if locale == language else ''}{name}"

    def _aliases(self, language: str, path: str, name: str) -> Iterator[str]:
        yield name
        if self.by_folder and (self.falls_back or path == name):
            yield from (f"{language}/{name}", f"{self.default}/{name}")

    def _split(self, path: str) -> tuple[str, str]:
        """Return the language that a path names, or an empty string, and the path without it."""
        if self.by_folder:
            first, _, rest = path.partition("/")
            return (first, rest) if rest and self._is_locale(first) else ("", path)
        locale = PurePosixPath(PurePosixPath(path).stem).suffix[1:]
        return (locale, path.replace(f".{locale}", "", 1)) if locale and self._is_locale(locale) else ("", path)

    def _is_locale(self, name: str) -> bool:
        return name in self.known or _LOCALE.fullmatch(name) is not None


def read_languages(config: Config) -> Languages | None:
    """Return the languages of a site; `None` if it has only one, or if the options of the plugin are invalid."""
    options = plugins_of(config).get("i18n")
    return languages_of(options) if isinstance(options, Mapping) else None


def languages_of(options: Mapping[str, Any]) -> Languages | None:
    """Return the languages that the options of the plugin name; `None` if they are invalid."""
    given = options.get("languages")
    listed = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list) else []
    by_locale = {str(each.get("locale")): each for each in listed}
    only = options.get("build_only_locale")
    built = [name for name, each in by_locale.items() if each.get("build", True) and name != "null"]
    default = only or next((name for name in built if by_locale[name].get("default")), None)
    if default not in by_locale:
        return None
    return Languages(
        by_folder=options.get("docs_structure") == "folder",
        falls_back=options.get("fallback_to_default", True) is not False,
        default=str(default),
        known=tuple(by_locale),
        built=(str(default), *(name for name in built if name != default and not only)),
        navs={name: each["nav"] for name, each in by_locale.items() if each.get("nav")},
    )
