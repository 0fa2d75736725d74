"""When the language server looks for findings: sessions of an editor, over its standard streams."""

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound

from tests.server.conftest import SITE, Editor, Session

BROKEN = "# Shop\n\nRead the [guide](guides/rya.md).\n"


def test_what_is_wrong_in_the_configuration_is_shown_there_until_it_is_right(session: Session) -> None:
    wrong = "site_name: Shop\nplugins:\n- doc-lint:\n    rules:\n      broken-lnik:\n"

    async def scenario(editor: Editor) -> None:
        await editor.until(lambda: editor.rules("mkdocs.yml"))
        (found,) = editor.diagnostics[editor.uri("mkdocs.yml")]
        assert "did you mean `broken-link`?" in found.message
        assert found.range.start.line == 4
        editor.open("mkdocs.yml")
        editor.type("mkdocs.yml", "site_name: [Shop\n")
        await editor.until(lambda: "fix the YAML" in editor.rules("mkdocs.yml")[0])
        editor.type("mkdocs.yml", "site_name: Shop\n")
        await editor.until(lambda: editor.rules("mkdocs.yml") == [])
        editor.open("docs/index.md")
        editor.type("docs/index.md", BROKEN)
        await editor.until(lambda: "broken-link" in editor.rules("docs/index.md"))

    assert session(scenario, {**SITE, "mkdocs.yml": wrong}) == 0


def test_links_to_a_heading_are_found_on_other_pages_when_one_stops_typing(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("docs/guides/ray.md")
        editor.type("docs/guides/ray.md", SITE["docs/guides/ray.md"].replace("Set it up", "Setup"))
        await editor.until(lambda: editor.rules("docs/index.md") == ["broken-anchor"])
        editor.text_document_did_close(types.DidCloseTextDocumentParams(editor.document("docs/guides/ray.md")))
        await editor.until(lambda: editor.rules("docs/index.md") == [])

    assert session(scenario) == 0


def test_pages_that_other_programs_write_and_delete_are_noticed(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open("docs/index.md")
        editor.type("docs/index.md", "# Shop\n\nSee [a](a.md).\n")
        await editor.until(lambda: "broken-link" in editor.rules("docs/index.md"))
        (editor.root / "docs/a.md").write_text("# A\n\nText.\n")
        watched(editor, "docs/a.md", types.FileChangeType.Created)
        await editor.until(lambda: "broken-link" not in editor.rules("docs/index.md"))
        (editor.root / "docs/a.md").write_text("# A\n\nSee [b](b.md).\n")
        watched(editor, "docs/a.md", types.FileChangeType.Changed)
        await editor.until(lambda: "broken-link" in editor.rules("docs/a.md"))
        (editor.root / "docs/a.md").unlink()
        watched(editor, "docs/a.md", types.FileChangeType.Deleted)
        await editor.until(lambda: "broken-link" in editor.rules("docs/index.md") and not editor.rules("docs/a.md"))

    assert session(scenario) == 0


def test_new_page_that_is_open_already_is_noticed(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.until(lambda: editor.ready)
        (editor.root / "docs/a.md").write_text("# A\n\nText.\n")
        editor.open("docs/a.md")
        watched(editor, "docs/a.md", types.FileChangeType.Created)
        editor.type("docs/a.md", "# A\n\nSee [b](b.md).\n")
        await editor.until(lambda: "broken-link" in editor.rules("docs/a.md"))

    assert session(scenario) == 0


def test_folder_of_markdown_without_a_configuration_is_a_site(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.until(lambda: editor.rules("docs/index.md") == ["broken-link"])
        editor.open("docs/index.md")
        editor.type("docs/index.md", "# A\n\nText.\n")
        await editor.until(lambda: editor.rules("docs/index.md") == [])

    assert session(scenario, {"docs/index.md": "# A\n\nSee [b](b.md).\n"}) == 0


def test_docs_folder_may_be_outside_of_that_of_the_configuration(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.until(lambda: editor.rules("docs/index.md") == ["broken-link"])
        editor.open("docs/index.md")
        editor.type("docs/index.md", "# A\n\nText.\n")
        await editor.until(lambda: editor.rules("docs/index.md") == [])

    config = "site_name: X\ndocs_dir: ../docs\n"
    files = {"site/mkdocs.yml": config, "docs/index.md": "# A\n\nSee [b](b.md).\n"}
    assert session(scenario, files, "--config-file", "site/mkdocs.yml") == 0


def test_files_outside_and_unknown_requests_do_no_harm(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        outside = ["file:///elsewhere/a.md", "file:///c%3A/docs/index.md", editor.uri("docs/../../a.md")]
        for uri in ("untitled:Untitled-1", *outside, editor.uri("notes.md")):
            item = types.TextDocumentItem(uri, "markdown", 1, BROKEN)
            editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
            where = types.TextDocumentIdentifier(uri)
            assert await editor.text_document_hover_async(types.HoverParams(where, types.Position(2, 20))) is None
        with pytest.raises(JsonRpcMethodNotFound):
            await editor.protocol.send_request_async("doc-lint/unknown", {})
        editor.open("docs/index.md")
        editor.type("docs/index.md", BROKEN)
        await editor.until(lambda: "broken-link" in editor.rules("docs/index.md"))
        assert {editor.uri("notes.md"), *outside}.isdisjoint(editor.diagnostics)

    assert session(scenario) == 0


def test_a_folder_without_a_site_has_no_findings(session: Session) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.until(lambda: editor.messages)
        assert editor.messages[0].startswith("doc-lint: no site: mkdocs.yml: no such file")
        editor.open("a.txt")
        assert await editor.actions("a.txt", 1) == []

    assert session(scenario, {"a.txt": "A\n"}) == 0


def watched(editor: Editor, path: str, kind: types.FileChangeType) -> None:
    """Report a change of a file to the server."""
    change = types.FileEvent(editor.uri(path), kind)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
