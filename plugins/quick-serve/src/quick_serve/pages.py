"""Keep the HTML of pages: `Page.render` runs again only for a page whose text, links or includes have changed."""

import os
import pickle
import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from quick_serve import extensions
from quick_serve.adapters.references import Aliases, References
from quick_serve.generations import Generations
from quick_serve.log import Messages, log_again, messages
from quick_serve.reads import Current, Reads, recorded
from quick_serve.values import UnknownValueError, fingerprint

log = get_plugin_logger("quick-serve")

_INCLUDE = re.compile(r"-8<-|<img|!\[")
_SET_BY_RENDER = {"content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors"}

Target = tuple[str, str, int] | None
Render = Callable[[Page, MkDocsConfig, Files], None]


@dataclass
class Rendered:
    """What rendering a page has read, and what it has set and registered."""

    key: Hashable
    reads: Reads
    names: tuple[str, ...]
    links: dict[str, Target] = field(default_factory=dict)
    content: str = ""
    toc: bytes = b""
    title: str | None = None
    anchors: frozenset[str] | None = None
    links_to_anchors: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] | None = None
    logged: Messages = field(default_factory=list)
    references: References = field(default_factory=References)


class Pages:
    """The rendered pages of the last build, and those of the present one."""

    def __init__(self) -> None:
        self._kept = Generations[Rendered]()
        self._current = Current()
        self._extensions: Hashable = None
        self._validation: Hashable = None
        self._folders: tuple[str, ...] = ()
        self._looks_anywhere = False
        self._package = Reads()
        self._packages = Reads()
        self._aliases = Aliases()
        self._config: MkDocsConfig | None = None
        self._reported = ""

    def start(self) -> None:
        """Start a build."""
        self._kept.start()
        self._current, self._package, self._config = Current(), Reads(), None
        self._aliases = Aliases()

    def end(self) -> None:
        """Forget the pages that the build did not have, and the build."""
        self._kept.end()
        self._config = None

    def render(self, original: Render, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render a page, or set what rendering it again would set."""
        if config is not self._config:
            self._config, self._extensions, self._folders = config, self._known(config), _tree(config)
            self._validation = fingerprint(config.validation)
            self._looks_anywhere = any(map(_is_wide, extensions.folders(config)))
        if self._extensions is None or page.markdown is None:
            return original(page, config, files)
        if self._looks_anywhere and _INCLUDE.search(page.markdown):  # in a folder too large to list for each build
            return original(page, config, files)
        path, key = page.file.src_uri, self._key(page, config)
        kept = self._kept.get(path)
        if kept and kept.key == key and self._is_current(kept, files):
            _set(kept, page, files)
            kept.references.repeat(page, config, self._aliases)
            log_again(kept.logged)
            self._kept.keep(path, kept)
            return None
        kept = self._recorded(original, page, config, files, key)
        if kept:
            self._kept.keep(path, kept)
        return None

    def collector(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """Return what lets a handler collect an object: all its pages depend on what it reads then."""

        def collect(*arguments: Any, **keywords: Any) -> Any:
            with recorded() as reads:
                try:
                    return original(*arguments, **keywords)
                finally:
                    self._package.add(reads)

        return collect

    def _known(self, config: MkDocsConfig) -> Hashable:
        try:
            return extensions.extensions(config)
        except UnknownValueError as unknown:
            if str(unknown) != self._reported:
                self._reported = str(unknown)
                log.info("Every page is rendered at each change: %s may depend on more than the page.", unknown)
            return None

    def _key(self, page: Page, config: MkDocsConfig) -> Hashable:
        assert page.markdown is not None  # noqa: S101 - the caller has asked
        return (
            page.markdown,
            page.file.url,
            page.file.dest_uri,
            page.file.inclusion,
            self._extensions,
            self._validation,
            config.use_directory_urls,
        )

    def _is_current(self, kept: Rendered, files: Files) -> bool:
        return (
            kept.reads.are_current(self._current)
            and kept.names == self._folders
            and kept.references.are_current(self._current, self._aliases)
            and all(_target(_file(files, path)) == target for path, target in kept.links.items())
        )

    def _recorded(
        self, original: Render, page: Page, config: MkDocsConfig, files: Files, key: Hashable
    ) -> Rendered | None:
        """Render a page; return what was read and set, or nothing if it is not certain what it depends on."""
        before = {name: id(value) for name, value in vars(page).items() if name not in _SET_BY_RENDER}
        kept = Rendered(key, Reads(), self._folders)
        with ExitStack() as stack:
            kept.logged = stack.enter_context(messages())
            stack.enter_context(recorded(kept.reads))
            stack.enter_context(_lookups(files, kept.links))
            recording = References.recorded(page, config, self._package, self._aliases)
            kept.references = stack.enter_context(recording)
            original(page, config, files)
        after = {name: id(value) for name, value in vars(page).items() if name not in _SET_BY_RENDER}
        if before != after or kept.references.unknown or kept.reads.written:
            return None
        if kept.reads.impure and not kept.references.has_objects:
            return None
        if kept.references.has_objects and "<backlinks" in (page.content or ""):
            return None  # they are filled in when all pages are rendered, by a handler that has read the package
        if kept.references.has_objects:
            kept.reads = Reads()  # `references` has them, for all pages of the handler
            self._add_former_reads()
        kept.content, kept.toc, kept.title = page.content or "", pickle.dumps(page.toc), page._title_from_render
        kept.anchors = None if page.present_anchor_ids is None else frozenset(page.present_anchor_ids)
        if page.links_to_anchors is not None:
            kept.links_to_anchors = tuple(
                (file.src_uri, tuple(anchors.items())) for file, anchors in page.links_to_anchors.items()
            )
        return kept

    def _add_former_reads(self) -> None:
        """Add what handlers have read in any build: a library may keep what it has read."""
        self._packages.add(self._package)
        for path in self._packages.files:
            self._package.files.setdefault(path, self._current.stamp(path))
        for path in self._packages.folders:
            self._package.folders.setdefault(path, self._current.listing(path))


def _set(kept: Rendered, page: Page, files: Files) -> None:
    """Set the attributes of a page. Plugins may change them: each build has its own."""
    page.content, page._title_from_render = kept.content, kept.title
    page.toc = pickle.loads(kept.toc)  # noqa: S301 - written by this process
    page.present_anchor_ids = None if kept.anchors is None else set(kept.anchors)
    if kept.links_to_anchors is not None:
        page.links_to_anchors = {
            file: dict(anchors) for path, anchors in kept.links_to_anchors if (file := _file(files, path)) is not None
        }


def _file(files: Files, path: str) -> File | None:
    """Return a file. MkDocs first makes a `PurePath` of each path, and there are thousands of links."""
    return files.src_uris.get(path) or files.get_file_from_path(path)


def _target(file: File | None) -> Target:
    """Return what a link depends on of the file that it leads to."""
    return None if file is None else (file.src_uri, file.url, file.inclusion.value)


@contextmanager
def _lookups(files: Files, into: dict[str, Target]) -> Iterator[None]:
    """Record which files are looked up."""
    original = files.get_file_from_path

    def get_file_from_path(path: str) -> File | None:
        file = original(path)
        into.setdefault(path, _target(file))
        return file

    attributes: dict[str, Any] = vars(files)
    attributes["get_file_from_path"] = get_file_from_path
    try:
        yield
    finally:
        del attributes["get_file_from_path"]


def _tree(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the paths of all files in the folders in which extensions look for files."""
    return tuple(
        os.path.join(folder, name)
        for top in extensions.folders(config)
        if not _is_wide(top)
        for folder, _, names in sorted(os.walk(top))
        for name in sorted(names)
    )


def _is_wide(folder: str) -> bool:
    """Return whether a folder has the working directory in it, with its environments and repositories."""
    return os.path.commonpath([os.path.realpath(folder), os.getcwd()]) == os.path.realpath(folder)
