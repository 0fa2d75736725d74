"""Keep the output of templates, until the page, the nav or what the template reads has changed.

A template may read any page. It is followed while it renders: what it reads of other pages apart from their places in
the nav and their metadata is recorded.
"""

import hashlib
import pickle
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from quick_serve.generations import Generations
from quick_serve.page_reads import reads_of_pages
from quick_serve.reads import Current, Reads, recorded
from quick_serve.site_state import Site, page_attributes, read_site, title_of
from quick_serve.template_loading import MemoryCache, RecordingLoader
from quick_serve.values import UnknownValueError, fingerprint

log = get_plugin_logger("quick-serve")

_OF_BUILD = {"nav", "pages", "config", "page", "build_date_utc"}
"""Variables of every template that are compared by what a template may read of them."""


@dataclass(frozen=True)
class Output:
    """What a template has written for a page, and from what."""

    site: Hashable  # the state of the site
    key: Hashable
    reads: Reads
    others: tuple[tuple[str, str, bytes], ...]  # path of a page, attribute, digest
    titles: tuple[tuple[Hashable, str], ...]  # name of a page or an entry of the nav, title
    text: str


class Templates:
    """The output of the last build, and that of the present one."""

    def __init__(self) -> None:
        self._kept = Generations[Output]()
        self._current = Current()
        self._site: Hashable = None
        self._names: Mapping[int, Hashable] = {}
        self._titles: Mapping[Hashable, str] = {}
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

    def stored(self) -> dict[Hashable, Output]:
        """Return the output of the last build, to write it to disk."""
        return self._kept.stored()

    def restore(self, stored: dict[Hashable, Output]) -> None:
        """Take over what another process has kept."""
        self._kept.restore(stored)
        self._site = next((output.site for output in stored.values()), None)

    def prepare(self, env: jinja2.Environment) -> None:
        """Let an environment compile a template once for all builds, and pages be rendered by `render`."""
        env.bytecode_cache = self.bytecode
        env.loader = RecordingLoader(env.loader, self._loaded) if env.loader else None
        env.template_class = type("KeptTemplate", (_Template,), {"keeper": self})

    def render(self, template: "_Template", context: Mapping[str, Any]) -> str:
        """Return the output of a template, for a page or for the whole site."""
        page, config, nav, pages = (context[name] for name in ("page", "config", "nav", "pages"))
        if self._env is not template.environment:
            self._env = template.environment
            site = self._known(template.environment, config, nav, pages)
            self._names, self._titles = site.names, site.titles
            if site.state != self._site:  # one object for all builds, which each page asks for
                self._site = site.state
        key = self._key(template, page, context)
        if self._site is None or key is None:
            return template.render_again(context)
        path = template.name if page is None else page.file.src_uri
        kept = self._kept.get(path)
        if kept and kept.site is self._site and kept.key == key and self._is_current(kept, pages):
            self._kept.keep(path, kept)
            return kept.text
        with recorded() as reads, reads_of_pages(page) as read:
            text = template.render_again(context)
        self._loaded.add(reads)
        if not read.plugins and not reads.impure and read.titles.keys() <= self._names.keys():
            others = tuple(
                (other.file.src_uri, name, _digest(getattr(other, name))) for other, name in read.pages.values()
            )
            titles = tuple((self._names[number], title_of(item)) for number, item in read.titles.items())
            self._kept.keep(path, Output(self._site, key, self._loaded, others, titles, text))
        return text

    def _known(self, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, pages: Iterable[Any]) -> Site:
        try:
            return read_site(env, config, nav, pages)
        except UnknownValueError as unknown:
            if str(unknown) != self._reported:
                self._reported = str(unknown)
                log.info("The templates of all pages are rendered at each change: cannot compare %s.", unknown)
            return Site(None, {}, {})

    def _key(self, template: jinja2.Template, page: Page | None, context: Mapping[str, Any]) -> Hashable:
        if context["nav"] is None or template.name is None:
            return None
        try:
            added = fingerprint({name: value for name, value in context.items() if name not in _OF_BUILD})
            if page is None:  # the sitemap has the date of the build
                own: Hashable = get_build_date()
            else:
                text = page.content, page.markdown, pickle.dumps(page.toc), page._title_from_render
                own = page_attributes(page), title_of(page), text
        except UnknownValueError:
            return None
        return template.name, added, own

    def _is_current(self, kept: Output, pages: Iterable[Any]) -> bool:
        if not kept.reads.are_current(self._current) or any(self._titles.get(name) != old for name, old in kept.titles):
            return False
        if not kept.others:
            return True
        by_path = {file.src_uri: file.page for file in pages}
        return all(
            (page := by_path.get(path)) is not None and _digest(getattr(page, name)) == old
            for path, name, old in kept.others
        )


class _Template(jinja2.Template):
    """A template whose output is kept, if it gets the variables that MkDocs gives to each."""

    keeper: ClassVar[Templates]

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Render the template, or return what it has rendered of the same values."""
        if len(args) == 1 and not kwargs and isinstance(args[0], dict) and args[0].keys() >= _OF_BUILD:
            return self.keeper.render(self, args[0])
        return super().render(*args, **kwargs)

    def render_again(self, context: Mapping[str, Any]) -> str:
        """Render the template."""
        return super().render(context)


def _digest(value: object) -> bytes:
    data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else pickle.dumps(value)
    return hashlib.blake2b(data, digest_size=16).digest()
