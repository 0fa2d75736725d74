"""An editor: a client of the language server, which talks to the real command over its standard streams."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Union

import pytest
from cattrs import Converter
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from doc_lint.testing import write_files

SITE = {
    "mkdocs.yml": "site_name: Shop\nplugins:\n- search\n- doc-lint:\n    rules_url: https://rules.example\n",
    "docs/index.md": "# Shop\n\nRead the [guide](guides/ray.md) and [its setup](guides/ray.md#set-it-up).\n",
    "docs/guides/ray.md": "# Ray\n\nText.\n\n## Set it up\n\nBack to the [shop](../index.md).\n",
}
TIMEOUT = 300  # seconds until a server counts as dead, on a machine that may be busy


def _converter() -> Converter:
    """Return pygls's converter, which takes a code action with a command for a command."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]

    def structure(value: dict[str, Any], _: object) -> types.Command | types.CodeAction:
        if isinstance(value.get("command"), str):
            return converter.structure(value, types.Command)
        return converter.structure(value, types.CodeAction)

    converter.register_structure_hook(Union[types.Command, types.CodeAction], structure)  # noqa: UP007
    return converter


class Editor(LanguageClient):
    """A client that keeps the diagnostics and the requests of the server."""

    def __init__(self, root: Path):
        super().__init__("editor", "1", converter_factory=_converter)
        self.root = root
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.versions: dict[str, int] = {}
        self.messages: list[str] = []
        self.selections: list[types.ShowDocumentParams] = []
        self._news = asyncio.Event()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._published(params))
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self._logged(params))
        self.feature(types.WINDOW_SHOW_DOCUMENT)(lambda params: self._shown(params))
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        self.diagnostics[params.uri] = list(params.diagnostics)
        self._news.set()

    def _logged(self, params: types.LogMessageParams) -> None:
        self.messages.append(params.message)
        self._news.set()

    def _shown(self, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        self.selections.append(params)
        self._news.set()
        return types.ShowDocumentResult(True)

    @property
    def ready(self) -> bool:
        """Whether the server has read the site."""
        return any(message.startswith("doc-lint: read ") for message in self.messages)

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def document(self, path: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(path))

    def open(self, path: str) -> None:
        self.versions[path] = 1
        text = (self.root / path).read_bytes().decode()
        item = types.TextDocumentItem(self.uri(path), "markdown", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, path: str, text: str) -> None:
        """Replace the text of an open file, without saving it."""
        self.versions[path] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[path], self.uri(path))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def rules(self, path: str) -> list[str]:
        return [str(each.code or each.message) for each in self.diagnostics.get(self.uri(path), ())]

    async def until(self, condition: Callable[[], Any]) -> None:
        """Wait until what the server has sent meets a condition."""
        async with asyncio.timeout(TIMEOUT):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def actions(self, path: str, line: int) -> list[types.CodeAction]:
        """Return the code actions for a line, from 1."""
        position = types.Position(line - 1, 0)
        everything = types.Range(position, types.Position(line - 1, 10_000))
        params = types.CodeActionParams(self.document(path), everything, types.CodeActionContext([]))
        found = await self.text_document_code_action_async(params)
        return [each for each in found or () if isinstance(each, types.CodeAction)]


def applied(text: str, edits: Iterable[object]) -> str:
    """Return a text with edits made as an editor does: from the last one to the first, columns in UTF-16."""
    made = [edit for edit in edits if isinstance(edit, types.TextEdit)]
    lines = text.split("\n")

    def offset(at: types.Position) -> int:
        before = sum(len(line) + 1 for line in lines[: at.line])
        return before + len(lines[at.line].encode("utf-16-le")[: 2 * at.character].decode("utf-16-le"))

    for edit in sorted(made, key=lambda each: offset(each.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


Scenario = Callable[[Editor], Awaitable[None]]
Session = Callable[..., int]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Run a scenario in an editor that opens a site, and return the exit code of the server."""

    def run(scenario: Scenario, files: Mapping[str, str | bytes] = SITE, *options: str) -> int:
        write_files(tmp_path, files)
        return asyncio.run(_run(scenario, tmp_path, options))

    return run


async def _run(scenario: Scenario, root: Path, options: tuple[str, ...]) -> int:
    editor = Editor(root)
    await editor.start_io(sys.executable, "-m", "doc_lint", "server", *options)
    window = types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(True))
    watched = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watched)
    capabilities = types.ClientCapabilities(window=window, workspace=workspace)
    async with asyncio.timeout(TIMEOUT):
        await editor.initialize_async(types.InitializeParams(capabilities, root_uri=root.as_uri()))
        editor.initialized(types.InitializedParams())
        await scenario(editor)
        await editor.shutdown_async(None)
        editor.exit(None)
        assert editor._server is not None
        code = await editor._server.wait()
    await editor.stop()  # type: ignore[no-untyped-call]
    return code
