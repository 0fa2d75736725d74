"""Keep the output of page templates, until the page, the nav or what the template reads has changed.

A template may read any page. It is followed while it renders: what it reads of other pages apart from their places in
the nav, their titles and their metadata is recorded.
"""

import hashlib
import pickle
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import jinja2
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from quick_serve.generations import Generations
from quick_serve.page_reads import TEXT, can_be_followed, reads_of_pages
from quick_serve.reads import Current, Reads, listing, recorded
from quick_serve.values import UnknownValueError, fingerprint

log = get_plugin_logger("quick-serve")

_OF_BUILD = {"nav", "pages", "config", "page", "build_date_utc"}
"""Variables of every page that are compared by what a template may read of them."""
_NOT_COMPARED = {"plugins", "hooks", "nav", "theme", "markdown_extensions", "mdx_configs", "extra"}
_PLACES = {"parent", "children", "previous_page", "next_page", "file", "active", *TEXT}
"""Attributes of pages and sections that are compared as the nav."""


@dataclass(frozen=True)
class Output:
    """What a template has written for a page, and from what."""

    key: Hashable
    reads: Reads
    others: tuple[tuple[str, str, bytes], ...]  # path of a page, attribute, digest
    text: str


class Templates:
    """The output of the last build, and that of the present one."""

    def __init__(self) -> None:
        self._kept = Generations[Output]()
        self._current = Current()
        self._site: Hashable = None
        self._env: jinja2.Environment | None = None
        self.bytecode = MemoryCache()
        self._loaded = Reads()
        self._reported = ""

    def start(self) -> None:
        """Start a build."""
        self._kept.start()
        self._current, self._env, self._loaded = Current(), None, Reads()

    def end(self) -> None:
        """Forget the pages that the build did not have, and the build."""
        self._kept.end()
        self._env = None

    def prepare(self, env: jinja2.Environment) -> None:
        """Let an environment compile a template once for all builds, and pages be rendered by `render`."""
        env.bytecode_cache = self.bytecode
        env.loader = _Loader(env.loader, self._loaded) if env.loader else None
        env.template_class = type("KeptTemplate", (_Template,), {"keeper": self})

    def render(self, template: "_Template", context: Mapping[str, Any]) -> str:
        """Return the output of a page's template."""
        page, config, nav, pages = (context[name] for name in ("page", "config", "nav", "pages"))
        if self._env is not template.environment:
            self._env = template.environment
            site = self._known(template.environment, config, nav, pages)
            if site != self._site:  # one object for all builds: each page compares it
                self._site = site
        key = self._key(template, page, context)
        if self._site is None or key is None:
            return template.render_again(context)
        path = page.file.src_uri
        kept = self._kept.get(path)
        if kept and kept.key == key and self._is_current(kept, pages):
            self._kept.keep(path, kept)
            return kept.text
        with recorded() as reads, reads_of_pages(page) as read:
            text = template.render_again(context)
        self._loaded.add(reads)
        if not read.plugins and not reads.impure:
            others = tuple(
                (other.file.src_uri, name, _digest(getattr(other, name))) for other, name in read.pages.values()
            )
            self._kept.keep(path, Output(key, self._loaded, others, text))
        return text

    def _known(self, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, pages: Iterable[Any]) -> Hashable:
        try:
            return _site(env, config, nav, pages)
        except UnknownValueError as unknown:
            if str(unknown) != self._reported:
                self._reported = str(unknown)
                log.info("The templates of all pages are rendered at each change: cannot compare %s.", unknown)
            return None

    def _key(self, template: jinja2.Template, page: Page, context: Mapping[str, Any]) -> Hashable:
        if context.get("nav") is None or any(name not in context for name in _OF_BUILD):
            return None
        try:
            added = fingerprint({name: value for name, value in context.items() if name not in _OF_BUILD})
        except UnknownValueError:
            return None
        return self._site, template.name, added, page.content, page.markdown, pickle.dumps(page.toc)

    def _is_current(self, kept: Output, pages: Iterable[Any]) -> bool:
        if not kept.reads.are_current(self._current):
            return False
        if not kept.others:
            return True
        by_path = {file.src_uri: file.page for file in pages}
        return all(
            (page := by_path.get(path)) is not None and _digest(getattr(page, name)) == old
            for path, name, old in kept.others
        )


class _Template(jinja2.Template):
    """A template whose output for a page is kept."""

    keeper: ClassVar[Templates]

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Render the template, or return what it has rendered of the same values."""
        if len(args) == 1 and not kwargs and isinstance(args[0], dict) and isinstance(args[0].get("page"), Page):
            return self.keeper.render(self, args[0])
        return super().render(*args, **kwargs)

    def render_again(self, context: Mapping[str, Any]) -> str:
        """Render the template."""
        return super().render(context)


class _Loader(jinja2.BaseLoader):
    """Loads templates with another loader, and records their files: all of those that a build has used."""

    def __init__(self, loader: jinja2.BaseLoader, loaded: Reads) -> None:
        self._loader = loader
        self._loaded = loaded

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source of a template."""
        with recorded(self._loaded):
            return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._loader.list_templates()

    def __getattr__(self, name: str) -> Any:
        """Return what else plugins ask the loader for, such as its folders."""
        return getattr(self._loader, name)


class MemoryCache(jinja2.BytecodeCache):
    """Compiled templates, by their source."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Read a compiled template."""
        if bucket.key + bucket.checksum in self._code:
            bucket.bytecode_from_string(self._code[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a compiled template."""
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()

    def stored(self) -> dict[str, bytes]:
        """Return all compiled templates, to write them to disk."""
        return self._code

    def restore(self, stored: dict[str, bytes]) -> None:
        """Take over what another process has compiled."""
        self._code = stored


def _site(env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, pages: Iterable[Any]) -> Hashable:
    """Return what a template may read of the site, apart from the text of pages.

    Raises:
        UnknownValueError: A plugin or hook has added a value that cannot be compared, or pages of its own kind.
    """
    listed = {id(page): page for page in nav.pages} | {id(file.page): file.page for file in pages if file.page}
    for kind in {type(page) for page in listed.values()}:
        if not can_be_followed(kind):
            raise UnknownValueError(f"pages of {kind.__qualname__}")
    theme = config.theme
    return (
        tuple(_item(item) for item in nav.items),
        tuple(page.file.src_uri for page in nav.pages),
        nav.homepage.file.src_uri if nav.homepage else None,
        _attributes(nav, {"items", "pages", "homepage"}),
        tuple((_page(page), _attributes(page, {*_PLACES})) for page in listed.values()),
        tuple((file.src_uri, file.url, file.inclusion) for file in pages),
        fingerprint(config.extra),
        fingerprint({**theme, "locale": str(theme.locale)}),
        (theme.name, tuple(theme.dirs), tuple(sorted(theme.static_templates))),
        tuple(_names(folder) for folder in theme.dirs[:1] if theme.custom_dir),
        _simple(config),
        _added(env.globals, DEFAULT_NAMESPACE),
        _added(env.filters, FILTERS),
        _added(env.tests, TESTS),
    )


def _item(item: StructureItem) -> Hashable:
    """Return an entry of the nav with what is below it."""
    below = tuple(_item(child) for child in getattr(item, "children", None) or ())
    if isinstance(item, Page):
        return "page", item.file.src_uri, below
    return type(item).__qualname__, _attributes(item, _PLACES), below


def _page(page: Page) -> Hashable:
    around = [page.previous_page, page.next_page, page.parent]
    file = page.file
    return (
        file.src_uri,
        file.url,
        file.dest_uri,
        file.name,
        file.inclusion,
        page.title,
        page.canonical_url,
        tuple(fingerprint(each) for each in around),
    )


def _attributes(item: object, but: set[str]) -> Hashable:
    """Compare what is set on an object, private and added attributes included.

    A plugin may wrap a method, such as `Page.render`. Templates read what it leaves, not the method.
    """
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


def _added(values: Mapping[str, Any], default: Mapping[str, Any]) -> Hashable:
    return fingerprint({name: value for name, value in values.items() if default.get(name) is not value})


def _names(folder: str, depth: int = 0) -> Hashable:
    """Return all names below a folder: a new template may take the place of one of the theme."""
    names = listing(folder) if depth < 8 else ()
    return tuple((name, _names(f"{folder}/{name}", depth + 1)) for name in names if "." not in name[1:]), names


def _digest(value: object) -> bytes:
    data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else pickle.dumps(value)
    return hashlib.blake2b(data, digest_size=16).digest()
