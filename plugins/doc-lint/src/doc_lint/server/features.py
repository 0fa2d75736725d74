"""What an editor can ask the language server."""

from functools import cache
from pathlib import Path

from lsprotocol import types
from lsprotocol.types import CodeActionKind, MarkupContent, MarkupKind, ShowDocumentParams
from pygls.uris import to_fs_path

from doc_lint import schema
from doc_lint.options import all_rules
from doc_lint.server import actions, link_features
from doc_lint.server.actions import FIX_ALL, SELECT
from doc_lint.server.completion.options import Schema, in_config
from doc_lint.server.completion.page import in_page
from doc_lint.server.hover import hover
from doc_lint.server.language_server import DocLintServer, FindSource

_WATCHED = "**/*.{md,markdown,yml,yaml,toml}"


def create(find_source: FindSource) -> DocLintServer:
    """Return a language server.

    Args:
        find_source: Finds the site of a workspace.
    """
    server = DocLintServer(find_source)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.SHUTDOWN)(_shutdown)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_files_changed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    kinds = [CodeActionKind.QuickFix, FIX_ALL]
    starts = types.CompletionOptions(trigger_characters=["(", "#", "/"])
    server.feature(types.TEXT_DOCUMENT_COMPLETION, starts)(_complete)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))(_actions)
    server.command(SELECT)(_select)
    link_features.add(server)
    return server


async def _initialized(ls: DocLintServer, _: types.InitializedParams) -> None:
    uris = [folder.uri for folder in ls.workspace.folders.values()] or [ls.workspace.root_uri]
    ls.start([Path(name) for uri in uris if uri and (name := to_fs_path(uri))])
    capabilities = ls.client_capabilities.workspace
    watched = capabilities.did_change_watched_files if capabilities else None
    if watched and watched.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
        name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        await ls.client_register_capability_async(
            types.RegistrationParams([types.Registration("doc-lint.files", name, options)])
        )


def _shutdown(ls: DocLintServer, _: None) -> None:
    ls.stop()


def _opened(ls: DocLintServer, params: types.DidOpenTextDocumentParams) -> None:
    ls.change(params.text_document.uri, params.text_document.text)


def _changed(ls: DocLintServer, params: types.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.change(uri, ls.workspace.get_text_document(uri).source)


def _saved(ls: DocLintServer, params: types.DidSaveTextDocumentParams) -> None:
    path = ls.path(params.text_document.uri)
    if path is not None:
        ls.refresh(reload=ls.is_listing(path) or not ls.has_page(path))


def _closed(ls: DocLintServer, params: types.DidCloseTextDocumentParams) -> None:
    ls.change(params.text_document.uri, None)


def _files_changed(ls: DocLintServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Take what other programs, or the editor itself, have written, created and deleted."""
    for event in params.changes:
        path = ls.path(event.uri)
        is_change = event.type == types.FileChangeType.Changed
        if path is None or (is_change and ls.is_open(path)):
            continue
        if is_change and ls.has_page(path) and not ls.is_listing(path):
            ls.change(event.uri, None)
        else:
            ls.refresh(reload=True)


def _hover(ls: DocLintServer, params: types.HoverParams) -> types.Hover | None:
    path = ls.path(params.text_document.uri)
    at = params.position
    found = [*ls.findings_at(path, at.line, at.character)] if path else []
    text = hover((finding for finding, _ in found), {rule.name: rule for rule in all_rules()})
    return types.Hover(MarkupContent(MarkupKind.Markdown, text), found[0][1].range) if text else None


def _actions(ls: DocLintServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    path = ls.path(uri)
    if path is None or ls.open_site is None:
        return []
    text, page = ls.text(path), ls.open_site.page(path)
    shown = ls.shown.get(path, [])
    here = [each for each in shown if actions.overlaps(each[1].range, params.range)]
    found = [*actions.fixes(here, text, uri)]
    if page is not None:
        names = [rule.name for rule in all_rules() if rule.family != "suppressions"]
        found += actions.allowances(here, text, uri, page, names)
    found += actions.fix_all((finding for finding, _ in shown), text, uri)
    only = params.context.only
    return [each for each in found if not only or any(_is_kind(each.kind, kind) for kind in only)]


def _is_kind(kind: str | None, wanted: str) -> bool:
    return kind == wanted or bool(kind and kind.startswith(f"{wanted}."))


def _complete(ls: DocLintServer, params: types.CompletionParams) -> types.CompletionList | None:
    path = ls.path(params.text_document.uri)
    if path is None or ls.open_site is None or not ls.open_site.sites:
        return None
    text, site = ls.text(path), ls.open_site.sites[0]
    offset, page = text.offset(params.position), ls.open_site.page(path)
    if page is not None:
        offer = in_page(site, page, text, offset)
    else:
        offer = in_config(site, _schema(), text, offset) if path == site.config_path else None
    if offer is None:
        return None
    place = text.range(offer.start, offset)
    items = [
        types.CompletionItem(each.text, detail=each.detail or None, text_edit=types.TextEdit(place, each.text))
        for each in offer.choices
    ]
    return types.CompletionList(is_incomplete=False, items=items)


@cache
def _schema() -> Schema:
    return schema.options()


async def _select(ls: DocLintServer, uri: str, line: int, start: int, end: int) -> None:
    """Select a part of a line, if the editor can do that."""
    window = ls.client_capabilities.window
    if window and window.show_document and window.show_document.support:
        selection = types.Range(types.Position(line, start), types.Position(line, end))
        await ls.window_show_document_async(ShowDocumentParams(uri, take_focus=True, selection=selection))
