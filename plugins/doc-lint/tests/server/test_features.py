"""What an editor can ask: sessions with the language server, over its standard streams."""

from pathlib import Path

from lsprotocol import types

from doc_lint.testing import write_files
from tests.conftest import git
from tests.server.conftest import SITE, Editor, Session, applied

BROKEN = "# Shop\n\nRead the 🛒 [guide](guides/rya.md).\n"


def test_a_broken_link_is_seen_while_one_types_and_gone_when_it_is_right(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("docs/index.md")
        editor.type("docs/index.md", BROKEN)
        await editor.until(lambda: "broken-link" in editor.rules("docs/index.md"))
        (found,) = [each for each in editor.diagnostics[editor.uri("docs/index.md")] if each.code == "broken-link"]
        start, end = found.range.start, found.range.end
        assert (start.line, start.character, end.character) == (2, 12, 34)
        assert found.code_description is not None
        assert found.code_description.href == "https://rules.example/rules/links/broken-link/"
        shown = await editor.text_document_hover_async(types.HoverParams(editor.document("docs/index.md"), start))
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert "[broken-link](https://rules.example/rules/links/broken-link/)" in shown.contents.value
        editor.type("docs/index.md", SITE["docs/index.md"])
        await editor.until(lambda: "broken-link" not in editor.rules("docs/index.md"))

    assert session(scenario) == 0


def test_a_fix_is_offered_for_its_line_and_for_the_whole_file(session: Session, tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/old.md": SITE["docs/guides/ray.md"]})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    (tmp_path / "docs/guides").mkdir()
    git(tmp_path, "mv", "docs/old.md", "docs/guides/ray.md")
    text = "# Shop\n\nRead the 🛒 [guide](/guides/ray/) or\nthe [guide](/guides/ray/#set-it-up).\n"
    fixed = "# Shop\n\nRead the 🛒 [guide](guides/ray.md) or\nthe [guide](guides/ray.md#set-it-up).\n"

    async def scenario(editor: Editor) -> None:
        editor.open("docs/index.md")
        editor.type("docs/index.md", text)
        await editor.until(lambda: editor.rules("docs/index.md").count("absolute-link") == 2)
        first, *_, every = await editor.actions("docs/index.md", 3)
        assert first.title == "Replace `/guides/ray/` with `guides/ray.md`"
        assert list(first.diagnostics or ()) == [editor.diagnostics[editor.uri("docs/index.md")][0]]
        assert changed(editor, first, text) == fixed.replace("guides/ray.md#", "/guides/ray/#")
        assert every.kind == "source.fixAll.doc-lint"
        assert changed(editor, every, text) == fixed
        editor.type("docs/index.md", fixed)
        await editor.until(lambda: editor.rules("docs/index.md") == [])
        editor.type("docs/index.md", "# Shop\n\n[guide](old.md).\n")
        await editor.until(lambda: editor.rules("docs/index.md") == ["broken-link"])
        renamed, *_ = await editor.actions("docs/index.md", 3)
        assert renamed.title == "Replace `old.md` with `guides/ray.md`"

    assert session(scenario) == 0


def test_a_finding_can_be_allowed_and_the_reason_is_selected(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("docs/index.md")
        editor.type("docs/index.md", BROKEN)
        await editor.until(lambda: "broken-link" in editor.rules("docs/index.md"))
        (action,) = [each for each in await editor.actions("docs/index.md", 3) if each.title.startswith("Allow ")]
        allowed = changed(editor, action, BROKEN)
        assert allowed.splitlines()[2].endswith(". <!-- doc-lint: allow broken-link -- the reason -->")
        assert action.command is not None
        call = types.ExecuteCommandParams(action.command.command, action.command.arguments)
        await editor.workspace_execute_command_async(call)
        (selected,) = editor.selections
        assert selected.selection is not None
        start, end = selected.selection.start, selected.selection.end
        line = allowed.splitlines()[start.line].encode("utf-16-le")
        assert line[2 * start.character : 2 * end.character].decode("utf-16-le") == "the reason"
        editor.type("docs/index.md", allowed)
        await editor.until(lambda: "broken-link" not in editor.rules("docs/index.md"))

    assert session(scenario) == 0


def test_pages_and_options_are_completed(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("docs/index.md")
        await editor.until(lambda: editor.ready)
        editor.type("docs/index.md", "# 🛒 [guide](gui\n")
        found = await completed(editor, "docs/index.md", types.Position(0, 17))
        (item,) = [each for each in found.items if each.label == "guides/ray.md"]
        assert item.detail == "Ray"
        assert item.text_edit is not None
        assert applied("# 🛒 [guide](gui\n", [item.text_edit]) == "# 🛒 [guide](guides/ray.md\n"
        editor.open("mkdocs.yml")
        editor.type("mkdocs.yml", f"{SITE['mkdocs.yml']}    rules:\n      br\n")
        found = await completed(editor, "mkdocs.yml", types.Position(6, 8))
        assert "broken-link:" in [each.label for each in found.items]
        outside = types.CompletionParams(editor.document("a.md"), types.Position(0, 0))
        assert await editor.text_document_completion_async(outside) is None

    assert session(scenario) == 0


async def completed(editor: Editor, path: str, position: types.Position) -> types.CompletionList:
    found = await editor.text_document_completion_async(types.CompletionParams(editor.document(path), position))
    assert isinstance(found, types.CompletionList)
    return found


def changed(editor: Editor, action: types.CodeAction, text: str) -> str:
    """Return the text of the home page after a code action."""
    assert action.edit is not None
    assert action.edit.changes is not None
    return applied(text, [*action.edit.changes[editor.uri("docs/index.md")]])
