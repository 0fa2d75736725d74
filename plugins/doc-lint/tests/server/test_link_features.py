"""Sessions about links: a broken one, a page and a heading with another name."""

from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from tests.server.conftest import SITE, Editor, Session, applied

TYPED = (
    "# 🛒\n\nRead the 🛒 [guide](/guides/ray/), [its setup](guides/ray.md#set-it-up) and [the rest](guides/more.md).\n"
)


def at(editor: Editor, path: str, text: str, part: str) -> dict[str, Any]:
    """Return the document and the position, in UTF-16, of a part of its text."""
    before = text[: text.index(part)]
    column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    position = types.Position(before.count("\n"), column)
    return {"text_document": editor.document(path), "position": position}


def edited(editor: Editor, edit: types.WorkspaceEdit | None, texts: dict[str, str]) -> dict[str, str]:
    """Return the texts after an edit of the workspace."""
    assert edit is not None
    after = dict(texts)
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit):
            path = next(path for path in texts if editor.uri(path) == change.text_document.uri)
            after[path] = applied(after[path], [*change.edits])
        else:
            assert isinstance(change, types.RenameFile)
            old = next(path for path in texts if editor.uri(path) == change.old_uri)
            new = next(path for path in ("docs/guides/jobs.md",) if editor.uri(path) == change.new_uri)
            after[new] = after.pop(old)
    return after


def test_session_from_a_broken_link_to_a_renamed_heading(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        index, ray = "docs/index.md", "docs/guides/ray.md"
        editor.open(index)
        editor.type(index, TYPED)
        await editor.until(lambda: sorted(editor.rules(index)) == ["absolute-link", "broken-link"])
        fix, *_ = await editor.actions(index, 3)
        assert fix.edit is not None
        assert fix.edit.changes is not None
        texts = {
            index: applied(TYPED, [*fix.edit.changes[editor.uri(index)]]).replace("more.md", "ray.md"),
            ray: SITE[ray],
        }
        editor.type(index, texts[index])
        await editor.until(lambda: editor.rules(index) == [])

        where = at(editor, index, texts[index], "ray.md#set-it-up")
        (found,) = as_list(await editor.text_document_definition_async(types.DefinitionParams(**where)))
        assert (found.uri, found.range.start.line) == (editor.uri(ray), 4)

        editor.open(ray)
        where = at(editor, ray, texts[ray], "Set it up")
        prepared = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(**where))
        assert isinstance(prepared, types.PrepareRenamePlaceholder)
        assert prepared.placeholder == "Set it up"
        edit = await editor.text_document_rename_async(types.RenameParams(new_name="Installation 🚀", **where))
        texts = edited(editor, edit, texts)
        assert texts[ray] == SITE[ray].replace("Set it up", "Installation 🚀")
        assert "[its setup](guides/ray.md#installation)" in texts[index]
        for path, text in texts.items():
            editor.type(path, text)
        await editor.until(lambda: editor.rules(index) == [])
        assert editor.rules(ray) == []

    assert session(scenario) == 0


def test_page_is_renamed_with_its_links_and_its_nav_entry(session: Session) -> None:
    files = {**SITE, "mkdocs.yml": "site_name: Shop\nnav:\n- index.md\n- Ray: guides/ray.md\n"}

    async def scenario(editor: Editor) -> None:
        index = "docs/index.md"
        editor.open(index)
        await editor.until(lambda: editor.ready)
        where = at(editor, index, SITE[index], "guides/ray.md)")
        prepared = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(**where))
        assert isinstance(prepared, types.PrepareRenamePlaceholder)
        assert prepared.placeholder == "guides/ray.md"
        for taken in ("index.md", "../out.md", "guides/jobs.txt"):
            with pytest.raises(JsonRpcInvalidParams):
                await editor.text_document_rename_async(types.RenameParams(new_name=taken, **where))
        edit = await editor.text_document_rename_async(types.RenameParams(new_name="guides/jobs.md", **where))
        expected = {path: text.replace("guides/ray.md", "guides/jobs.md") for path, text in files.items()}
        expected["docs/guides/jobs.md"] = expected.pop("docs/guides/ray.md")
        assert edited(editor, edit, dict(files)) == expected

        folder = types.FileRename(editor.uri("docs/guides"), editor.uri("docs/howto"))
        will = await editor.workspace_will_rename_files_async(types.RenameFilesParams([folder]))
        assert edited(editor, will, dict(files)) == {
            path: text.replace("guides/ray.md", "howto/ray.md") for path, text in files.items()
        }
        elsewhere = types.FileRename(editor.uri("a"), editor.uri("b"))
        assert await editor.workspace_will_rename_files_async(types.RenameFilesParams([elsewhere])) is None

    assert session(scenario, files) == 0


def test_references_are_the_places_where_targets_are_written(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        ray = "docs/guides/ray.md"
        editor.open(ray)
        await editor.until(lambda: editor.ready)
        context = types.ReferenceContext(include_declaration=True)
        for part, texts in (
            ("Set it up", ["", "guides/ray.md#set-it-up"]),
            ("Text.", ["", "guides/ray.md", "guides/ray.md#set-it-up"]),
        ):
            params = types.ReferenceParams(context=context, **at(editor, ray, SITE[ray], part))
            found = await editor.text_document_references_async(params)
            lines = SITE["docs/index.md"].split("\n")
            assert [
                lines[each.range.start.line][each.range.start.character : each.range.end.character]
                for each in found or ()
                if each.uri == editor.uri("docs/index.md")
            ] == texts[1:]
            assert len(found or ()) == len(texts)
        outside = types.ReferenceParams(context, editor.document("a.md"), types.Position(0, 0))
        assert not await editor.text_document_references_async(outside)

    assert session(scenario) == 0


def as_list(found: object) -> list[types.Location]:
    assert isinstance(found, types.Location)
    return [found]
