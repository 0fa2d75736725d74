"""Compare what a template may read of the site, apart from the text of pages.

Titles are compared apart from the rest: most templates show those of a few pages.
"""

import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from quick_serve.page_reads import can_be_followed
from quick_serve.patches.pages import TEXT, has_followed_title
from quick_serve.reads import listing
from quick_serve.values import UnknownValueError, fingerprint

_NOT_COMPARED = {"plugins", "hooks", "nav", "theme", "markdown_extensions", "mdx_configs", "extra", "site_dir"}
"""Settings that are compared elsewhere, and the folder of the site, which is another one for each server."""
_LIBRARIES = {"gettext", "jinja2", "material", "mkdocs"}
"""Packages whose functions for templates read no titles."""
_PLACES = {"parent", "children", "previous_page", "next_page", "file", "active", *TEXT}
"""Attributes of pages and sections that are compared as the nav."""


@dataclass(frozen=True)
class Site:
    """What templates may read of a site.

    Attributes:
        state: What is equal if a template reads the same, titles aside.
        names: Names for pages and entries of the nav, which are those of another build with an equal state.
        titles: The titles by these names.
    """

    state: Hashable
    names: Mapping[int, Hashable]  # by the `id` of the page or entry
    titles: Mapping[Hashable, str]


def read_site(env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, pages: Iterable[Any]) -> Site:
    """Return what templates may read of the site.

    Raises:
        UnknownValueError: A plugin or hook has added a value that cannot be compared, or pages of its own kind.
    """
    listed = {id(page): page for page in nav.pages} | {id(file.page): file.page for file in pages if file.page}
    for kind in {type(page) for page in listed.values()}:
        if not can_be_followed(kind):
            raise UnknownValueError(f"pages of {kind.__qualname__}")
    theme = config.theme
    others_read = any(_may_read(*each) for each in _namespaces(env))
    items = [*_places(nav.items), *enumerate(listed.values())]
    names = {id(item): name for name, item in items}
    state = (
        tuple(_item(item) for item in nav.items),
        tuple(page.file.src_uri for page in nav.pages),
        nav.homepage.file.src_uri if nav.homepage else None,
        _attributes(nav, {"items", "pages", "homepage"}),
        tuple((_page(page, names), page_attributes(page)) for page in listed.values()),
        tuple(title_of(item) for _, item in items if others_read or not has_followed_title(type(item))),
        tuple((file.src_uri, file.url, file.inclusion) for file in pages),
        fingerprint(config.extra),
        fingerprint({**theme, "locale": str(theme.locale)}),
        (theme.name, tuple(theme.dirs), tuple(sorted(theme.static_templates))),
        tuple(_names(folder) for folder in theme.dirs[:1] if theme.custom_dir),
        _simple(config),
        tuple(fingerprint(_added(*each)) for each in _namespaces(env)),
    )
    return Site(state, names, {name: title_of(item) for name, item in items})


def title_of(item: StructureItem) -> str:
    """Return what is equal if two titles are."""
    return sys.intern(repr(item.title))


def _places(items: Iterable[StructureItem], above: tuple[int, ...] = ()) -> Iterator[tuple[Hashable, StructureItem]]:
    """Yield each entry of the nav with its place."""
    for number, item in enumerate(items):
        yield (place := (*above, number)), item
        yield from _places(getattr(item, "children", None) or (), place)


def _item(item: StructureItem) -> Hashable:
    """Return an entry of the nav with what is below it."""
    below = tuple(_item(child) for child in getattr(item, "children", None) or ())
    if isinstance(item, Page):
        return "page", item.file.src_uri, below
    return type(item).__qualname__, _attributes(item, _PLACES), below


def _page(page: Page, names: Mapping[int, Hashable]) -> Hashable:
    around = [page.previous_page, page.next_page, page.parent]
    file = page.file
    return (
        file.src_uri,
        file.url,
        file.dest_uri,
        file.name,
        file.inclusion,
        page.canonical_url,
        tuple(names[id(each)] if id(each) in names else fingerprint(each) for each in around),
    )


def page_attributes(page: Page) -> Hashable:
    """Return what plugins may set on a page, such as its metadata, until its template is rendered.

    Raises:
        UnknownValueError: A value cannot be compared.
    """
    is_of_build = page.update_date == get_build_date()  # no plugin has set it: compared for the sitemap alone
    return _attributes(page, _PLACES | {"update_date"} if is_of_build else _PLACES)


def _attributes(item: object, but: set[str]) -> Hashable:
    """Compare what is set on an object, private and added attributes included.

    A plugin may wrap a method, such as `Page.render`. Templates read what it leaves, not the method.
    """
    if isinstance(item, StructureItem) and has_followed_title(type(item)):
        but = but | {"title"}
    attributes = {name: value for name, value in vars(item).items() if not callable(getattr(type(item), name, None))}
    return tuple(
        (name, fingerprint(value)) for name, value in sorted(attributes.items()) if name.rpartition("__")[2] not in but
    )


def _simple(config: MkDocsConfig) -> Hashable:
    """Compare the settings that are plain values. The others are from mkdocs.yml, whose changes end the process."""
    found = []
    for name, value in config.items():
        if name not in _NOT_COMPARED:
            try:
                found.append((name, fingerprint(value)))
            except UnknownValueError:
                continue
    return tuple(found)


def _namespaces(env: jinja2.Environment) -> tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...]:
    """Return what templates find, apart from their variables, each with what Jinja has."""
    return (env.globals, DEFAULT_NAMESPACE), (env.filters, FILTERS), (env.tests, TESTS)


def _added(values: Mapping[str, Any], default: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if default.get(name) is not value}


def _may_read(values: Mapping[str, Any], default: Mapping[str, Any]) -> bool:
    """Return whether a plugin or hook has added something that may read titles once for the templates of all pages."""
    modules = (getattr(value, "__module__", None) or "" for value in _added(values, default).values())
    return not all(module.partition(".")[0] in _LIBRARIES for module in modules)


def _names(folder: str, depth: int = 0) -> Hashable:
    """Return all names below a folder: a new template may take the place of one of the theme."""
    names = listing(folder) if depth < 8 else ()
    return tuple((name, _names(f"{folder}/{name}", depth + 1)) for name in names if "." not in name[1:]), names
