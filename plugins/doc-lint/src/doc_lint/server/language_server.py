"""The language server: what it keeps while an editor is open, and when it looks for findings again."""

import asyncio
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    LogMessageParams,
    MessageType,
    PublishDiagnosticsParams,
    TextDocumentSyncKind,
)
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from doc_lint import Finding, OptionError, __version__
from doc_lint.reporters.printable import printable_lines
from doc_lint.reporters.text import count
from doc_lint.server.diagnostics import SOURCE, diagnostic, failure, uri_of
from doc_lint.server.links.targets import entries
from doc_lint.server.open_site import Interrupted, OpenSite, Source, in_order
from doc_lint.server.positions import Text
from doc_lint.sources import SourceError

FindSource = Callable[[Sequence[Path]], Source]
"""Returns where the site of a workspace comes from, by the folders of the workspace."""

PAUSE = 0.3
"""Seconds without a change after which all rules run."""

log = logging.getLogger(__name__)


class DocLintServer(LanguageServer):
    """The state of one session.

    Attributes:
        find_source: Finds the site of the workspace.
        open_site: The site; `None` if the workspace has none.
        shown: The findings that the editor shows, with their diagnostics, by path of the file.
    """

    def __init__(self, find_source: FindSource):
        # The whole text with each change: pygls splits lines at more characters than editors do.
        super().__init__(SOURCE, __version__, text_document_sync_kind=TextDocumentSyncKind.Full)
        self.find_source = find_source
        self.open_site: OpenSite | None = None
        self.shown: dict[str, list[tuple[Finding, Diagnostic]]] = {}
        self._uris: dict[str, str] = {}
        self._failed: str | None = None
        self._changes = 0
        self._reload = False
        self._task: asyncio.Task[None] | None = None

    def start(self, folders: Sequence[Path]) -> None:
        """Find the site of a workspace and read it."""
        try:
            self.open_site = OpenSite(self.find_source(folders))
        except (SourceError, OptionError) as error:
            self._log(f"no site: {error}")
            return
        for uri, document in self.workspace.text_documents.items():
            path = self.path(uri)
            if path is not None:
                self.open_site.texts[path] = document.source
        self.refresh(reload=True, pause=0)

    def path(self, uri: str) -> str | None:
        """Return the path of a file, relative to the folder of the site; `None` if it is outside, or not a file."""
        name = to_fs_path(uri) if uri.startswith("file:") else None
        if self.open_site is None or not name or not Path(name).is_absolute():  # a drive of Windows, for example
            return None
        root = self.open_site.source.root
        for file, folder in ((os.path.normpath(name), str(root)), (os.path.realpath(name), os.path.realpath(root))):
            path = Path(os.path.relpath(file, folder)).as_posix() if Path(file).anchor == Path(folder).anchor else ".."
            if not path.startswith("..") or self.has_page(path):  # the docs folder may be elsewhere
                self._uris.setdefault(path, uri)
                return path
        return None

    def uri(self, path: str) -> str:
        """Return the URI of a file, as the editor writes it."""
        assert self.open_site is not None  # noqa: S101 - a path is relative to its folder
        return self._uris.get(path) or uri_of(self.open_site.source.root)(path)

    def text(self, path: str) -> Text:
        """Return the text of a file; an empty one if it cannot be read."""
        text = self.open_site.text(path) if self.open_site else None
        return Text(text or "", self.workspace.position_codec.client_num_units)

    def findings_at(self, path: str, line: int, character: int) -> Iterator[tuple[Finding, Diagnostic]]:
        """Yield what the editor shows at a position."""
        for finding, shown in self.shown.get(path, ()):
            start, end = shown.range.start, shown.range.end
            if (start.line, start.character) <= (line, character) <= (end.line, end.character):
                yield finding, shown

    def change(self, uri: str, text: str | None) -> None:
        """Take the new text of a file, `None` for the saved one, and show what is found on its pages at once."""
        path = self.path(uri)
        site = self.open_site
        if path is None or site is None:
            return
        if text is None:
            site.texts.pop(path, None)
        else:
            site.texts[path] = text
        if site.change(path):
            for file, findings in site.lint_page(path).items():
                self._publish(file, findings)
            self.refresh()
        elif self.is_listing(path):
            self.refresh(reload=True)

    def is_listing(self, path: str) -> bool:
        """Return whether a file says what the site consists of: its configuration, options or nav."""
        site = self.open_site
        if site is None or site.read is None:
            return site is not None and path == site.source.config_path
        read = site.read.site
        return path in (read.config_path, read.options_path, *(entry.location.path for entry in entries(read)))

    def is_open(self, path: str) -> bool:
        """Return whether the editor has a file open."""
        return self.open_site is not None and path in self.open_site.texts

    def has_page(self, path: str) -> bool:
        """Return whether a file contains a page of the site, or a part of one."""
        return self.open_site is not None and self.open_site.shows(path)

    def refresh(self, *, reload: bool = False, pause: float = PAUSE) -> None:
        """Run all rules when nothing has changed for a moment.

        Args:
            reload: Whether to read the whole site first.
            pause: The moment, in seconds.
        """
        self._changes += 1
        self._reload |= reload
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(pause))

    def stop(self) -> None:
        """Give up what is not done yet."""
        self._changes += 1
        if self._task is not None:
            self._task.cancel()

    async def _run(self, pause: float) -> None:
        done = -1
        while done != self._changes:
            done = self._changes
            await asyncio.sleep(pause)
            pause = PAUSE
            if done == self._changes:
                try:
                    await self._lint(done)
                except Interrupted:
                    done = -1
                except Exception:
                    log.exception("doc-lint: internal error")

    async def _lint(self, change: int) -> None:
        site = self.open_site
        assert site is not None  # noqa: S101 - nothing is refreshed without a site
        if self._reload:
            self._reload = False
            try:
                read = await asyncio.to_thread(site.read_again)
            except (SourceError, OptionError) as error:
                self._fail(str(error), getattr(error, "line", 0))
                return
            site.take(read)
            self._log(f"read {count(len(read.site.pages), 'page')} of {site.source.root}", MessageType.Info)
            if read.note:
                self._log(read.note)
        found = await asyncio.to_thread(site.lint, lambda: change == self._changes)
        for path in sorted({*self.shown, *found, *filter(None, [self._failed])}):
            self._publish(path, found.get(path, []))
        self._failed = None

    def _publish(self, path: str, findings: list[Finding]) -> None:
        if "://" in path:
            return
        text = self.text(path)
        shown = [(each, diagnostic(each, text, self.uri, self.text)) for each in in_order(findings)]
        before = self.shown.pop(path, [])
        if shown:
            self.shown[path] = shown
        if [each for _, each in shown] != [each for _, each in before] or path == self._failed:
            self._send(path, [each for _, each in shown])

    def _fail(self, message: str, line: int) -> None:
        """Show why the site cannot be read, with what was found before."""
        site = self.open_site
        assert site is not None  # noqa: S101 - the site is what cannot be read
        self._log(message)
        path = site.source.config_path
        if path:
            self._failed = path
            shown = [each for _, each in self.shown.get(path, ())]
            self._send(path, [failure(printable_lines(message), line, self.text(path)), *shown])

    def _send(self, path: str, diagnostics: list[Diagnostic]) -> None:
        self.text_document_publish_diagnostics(PublishDiagnosticsParams(self.uri(path), diagnostics))

    def _log(self, message: str, kind: MessageType = MessageType.Warning) -> None:
        self.window_log_message(LogMessageParams(kind, f"doc-lint: {message}"))
