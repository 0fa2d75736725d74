"""The MkDocs plugin: collects the site, lints it and logs the findings."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from msgspec.structs import replace

from doc_lint import Finding, Options, Site
from doc_lint.mkdocs import build_error
from doc_lint.mkdocs.events import event
from doc_lint.mkdocs.linter import Build, Linter
from doc_lint.mkdocs.messages import DuplicateMessages, is_set, turn_off_nav_checks
from doc_lint.mkdocs.rendering import Rendering
from doc_lint.option_values import OptionError
from doc_lint.reporters.printable import printable
from doc_lint.reporters.text import count
from doc_lint.site import Accepted
from doc_lint.sources import SourceError
from doc_lint.sources.baseline_file import read_baseline
from doc_lint.sources.build import site_from_build
from doc_lint.sources.cache import Cache
from doc_lint.sources.config.option_file import OptionFile, read_site_options
from doc_lint.sources.config.raw_config import check_size
from doc_lint.sources.files.text import decode
from doc_lint.sources.markdown import front_matter

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # a build need not import it


class EmptyConfig(Config):  # type: ignore[no-untyped-call]
    """A schema without options: `doc_lint.options` reads them instead of MkDocs."""


class DocLintPlugin(BasePlugin[EmptyConfig]):  # type: ignore[no-untyped-call]
    """Lints a site while MkDocs builds or serves it.

    Each finding is logged at the level of its severity, so `mkdocs build --strict` fails on warnings. An error fails
    every build. `mkdocs serve` logs the findings, shows them in the pages and keeps serving.
    """

    def __init__(self) -> None:
        self.options = Options()
        self.option_file: OptionFile | None = None
        self.serving = False
        self.site: Site | None = None
        self.duplicate_messages: DuplicateMessages | None = None
        self.accepted: tuple[Accepted, ...] = ()
        self.linter = Linter()
        self.rendering = Rendering()
        self.cache: Cache | None = None
        self.outer: list[tuple[Site, Rendering]] = []
        self.addresses: set[str] = set()
        self.mkdocs: MkDocsConfig | None = None

    @event
    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read and validate the options. MkDocs calls this once, before all events."""
        self.config = EmptyConfig()
        try:
            path = Path(config_file_path or "mkdocs.yml")
            check_size(path)
            options_of_site, self.option_file = read_site_options(options, path)
            self.options = options_of_site.of_builds()
        except OptionError as error:
            return [(".".join(error.keys) or "doc-lint", ValidationError(error.message))], []
        except SourceError as error:
            raise ConfigurationError(f"doc-lint: {error}") from None
        return [], []

    @event
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether MkDocs serves the site. mike passes `mike` here and builds in another process.

        Forget the last site: a process that reads several has the same plugin for all.
        """
        self.serving = command == "serve"
        self.linter = Linter(self.serving)
        self._forget()

    @event
    def on_config(self, config: MkDocsConfig) -> None:
        """Turn off MkDocs' checks that a rule covers, unless the site sets them, so that each defect is reported once.

        While serving, also turn off `check_paths` of pymdownx.snippets, which would stop the build at a missing
        include; the rule missing-include reports it.
        """
        self.mkdocs = config
        if self.option_file:
            config.watch.append(str(self.option_file.path))
        chosen = {rule.name for rule in self.options.chosen()}
        turn_off_nav_checks(chosen, config)
        if self.serving and "missing-include" in chosen:
            (config.mdx_configs.get("pymdownx.snippets") or {}).pop("check_paths", None)
        self._stop_filtering()
        self.duplicate_messages = DuplicateMessages(chosen, partial(is_set, config, "links"))
        self.accepted = _read_baseline(self.options.baseline, config)
        self.cache = self._start_cache(Path(config.config_file_path or ""))

    def _start_cache(self, config: Path) -> Cache | None:
        """Return the cache for a build. A server uses that of the previous build, so unchanged pages are the same."""
        if not self.serving:
            self.cache = None
        cache = Cache.next_to(config) if self.options.cache and config.is_file() else Cache(None)
        if self.cache is not None and self.cache.file == cache.file:
            cache = self.cache
        cache.start()
        return cache if cache.file or self.serving else None

    @event
    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Collect the site after all plugins have changed the files and the nav, and before rendering.

        A plugin for languages builds the site again for each language, before the events of the first build end.
        """
        if self.site is None:
            self.linter.start()
        else:
            self.outer.append((self.site, self.rendering))
        try:
            self.site = site_from_build(
                config,
                files,
                nav,
                package=self.options.package,
                generated=self.options.generated,
                accepted=self.accepted,
                addresses=frozenset(self.addresses),
                option_file=self.option_file,
                cache=self.cache,
            )
        except SourceError as error:
            raise PluginError(f"doc-lint: {printable(str(error))}") from error
        if self.duplicate_messages:
            self.duplicate_messages.add_links(self.site)
        self.addresses |= self.site.page_by_url.keys() | self.site.addresses
        self.rendering = Rendering("rendered" in self.options.facts(), self.rendering, self.cache)

    @event
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Keep the source of a page. Return what MkDocs can read of one on which it would crash; a rule reports it.

        That is a page that is not UTF-8, or has front matter with so many levels that PyYAML ends the process.
        """
        source, defect = decode(page.file.content_bytes)
        self.rendering.add_source(page.file.src_uri, source)
        readable = front_matter.without_deep_block(source)
        return readable if defect or readable != source else None

    @event
    @event_priority(-100)
    def on_page_markdown(self, text: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Limit the time that Python-Markdown has for the page."""
        build_error.limit_time(page)

    @event
    @event_priority(-100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Read the rendered page. What it has takes precedence over its source."""
        self.rendering.add_content(page.file.src_uri, html, page.meta)

    @event
    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> None:
        """Read the navigation of the rendered page."""
        self.rendering.add_output(page.file.src_uri, unquote(page.url), output)

    @event
    @event_priority(-100)
    def on_build_error(self, error: Exception, **_: object) -> None:
        """Name the file that stopped the build. Report findings if an include did: its error names no line.

        Forget the site: a server keeps this plugin, and must not take its next build for a part of the failed one.
        """
        self._stop_filtering()
        site = self.site
        self._forget()
        errors: tuple[Finding, ...] = ()
        if site and build_error.is_from_snippets(error):
            errors = self.linter.report(site, self.rendering, self.options).of(["error"])
        self.linter.fail()
        reported = any(finding.rule == "missing-include" for finding in errors)
        what = f"{count(len(errors), 'error')}, see above" if reported else build_error.describe(error, self.mkdocs)
        if what:
            raise Abort(f"doc-lint: {what}") from None

    def _forget(self) -> None:
        self.site, self.outer, self.addresses = None, [], set()

    def _stop_filtering(self) -> None:
        """Let MkDocs log all messages again."""
        if self.duplicate_messages:
            self.duplicate_messages.remove()

    @event
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Report after all other plugins, so that the findings are together at the end of the log."""
        self._stop_filtering()
        if self.site is None:
            return
        root = Path(config.config_file_path or ".").parent
        site = replace(self.site, addresses=self.site.addresses | self.addresses)
        self.linter.add(Build(site, self.rendering, self.options, root, self.cache))
        if self.outer:
            self.site, self.rendering = self.outer.pop()
            return
        self.site, self.addresses = None, set()
        errors = self.linter.end()
        if errors and not self.serving:
            if "multirepo" in config.plugins:  # it has deleted its folder, and would fail to do so again
                vars(config.plugins["multirepo"])["temp_dir"] = None
            raise PluginError(f"doc-lint: {count(errors, 'error')}, see above")

    @event
    def on_serve(self, server: "LiveReloadServer", config: MkDocsConfig, builder: object) -> None:
        """Add the panels to the pages that the server sends."""
        self.linter.serve(server)


def _read_baseline(name: str, config: MkDocsConfig) -> tuple[Accepted, ...]:
    try:
        return read_baseline(name, Path(config.config_file_path or "mkdocs.yml").parent)
    except SourceError as error:
        raise PluginError(f"doc-lint: {error}") from None
