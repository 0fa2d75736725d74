"""Lint what MkDocs has built, log the findings and show them in the pages that a server sends."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from msgspec import Struct

from doc_lint import Options, Report, Site, lint
from doc_lint.grouping import each_place
from doc_lint.mkdocs.events import event
from doc_lint.mkdocs.finding_log import FindingLog
from doc_lint.mkdocs.overlay import PageFindings
from doc_lint.mkdocs.publishing import publish_before
from doc_lint.mkdocs.rendering import Rendering
from doc_lint.mkdocs.served import ServedPages
from doc_lint.sources.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins")


class Build(Struct):
    """A build of a site, or of one of its languages.

    Attributes:
        site: The site, as read from its sources.
        rendering: What was rendered.
        options: The options.
        root: The folder that locations are relative to.
        cache: The cache, if there is one.
    """

    site: Site
    rendering: Rendering
    options: Options
    root: Path
    cache: Cache | None


class Linter:
    """Lints the builds of a round: one, or one for each language.

    A server publishes the pages of a round first, so that a writer need not wait for the findings.

    Args:
        is_serving: Whether MkDocs serves the site.
    """

    def __init__(self, is_serving: bool = False) -> None:
        self._is_serving = is_serving
        self._is_later = False
        self._log = FindingLog()
        self._served = ServedPages()
        self.start()

    def start(self) -> None:
        """Begin a round, and forget one that failed."""
        self._builds: list[Build] = []
        self._found: list[PageFindings] = []
        self._errors = 0

    def add(self, build: Build) -> None:
        """Lint a build; or do so after the round, if a server publishes it first."""
        self._builds.append(build)
        if not self._is_later:
            self._lint()

    def end(self) -> int:
        """End a round. Return the number of errors, which is not known yet if a server publishes the round first."""
        return 0 if self._is_later else self._end()

    def fail(self) -> None:
        """End a round that failed. The next one logs all findings."""
        self.start()
        self._log = FindingLog()

    def report(self, site: Site, rendering: Rendering, options: Options) -> Report:
        """Lint a site and log the findings."""
        report = lint(rendering.complete(site), options)
        self._log.report(report)
        return report

    def serve(self, server: "LiveReloadServer") -> None:
        """Add panels to the pages that a server sends, and lint its builds after it has published them."""
        app = server.get_app()
        if app:
            server.set_app(self._served.wrap(app, server.mount_path))
        self._is_later = self._is_serving and publish_before(server, self._lint_later)

    def _lint_later(self, publish: "Callable[[], None]") -> None:
        pages = [PageFindings((), build.site, build.root) for build in self._builds]
        with self._served.linting(pages):
            publish()
            try:
                self._lint()
            except PluginError as error:
                self.fail()
                log.error(str(error))
            else:
                if pages:  # the site still has the plugin
                    self._end()

    @event
    def _lint(self) -> None:
        builds, self._builds = self._builds, []
        for build in builds:
            report = self.report(build.site, build.rendering, build.options)
            if build.cache:
                build.cache.save()
            self._errors += len(report.of(["error"]))
            if self._is_serving:
                self._found.append(PageFindings(each_place(report.findings), build.site, build.root))

    def _end(self) -> int:
        self._log.end_build()
        self._served.findings = self._found
        errors = self._errors
        self.start()
        return errors
