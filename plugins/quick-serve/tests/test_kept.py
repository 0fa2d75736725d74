"""What is done again after an edit, and what is not."""

from pathlib import Path

from conftest import Builder
from test_walk import EDITS


def test_only_what_an_edit_changes_is_rendered_again(root: Path, quick: Builder) -> None:
    assert quick.build() == ""
    assert quick.build() == ""
    assert quick.rendered == (0, 0)  # SUMMARY.md is not parsed again, nor are the sitemap and the page of errors built

    for edit, (pages, templates) in {
        "text of a page": (2, 2),  # with the generated page, which counts words
        "included program": (1, 1),
        "template": (0, 8),
        "title in the nav": (1, 7),  # SUMMARY.md
        "link to a missing page, or to a new one": (4, 9),  # with two docstrings
    }.items():
        EDITS[edit](root)
        quick.build()
        assert quick.rendered == (pages, templates), edit
        quick.build()  # files that were edited just before the build are read again
    quick.build()
    assert quick.rendered == (0, 0)
    assert quick.starts == 1


def test_templates_of_pages_with_objects_are_compiled_once(root: Path, quick: Builder) -> None:
    assert quick.build() == ""
    assert quick.compiled > 50
    EDITS["page with objects"](root)
    assert quick.build() == ""
    assert quick.rendered[0] > 1
    assert quick.compiled == 0


def test_a_script_runs_again_when_its_step_returns_something_else(root: Path, quick: Builder) -> None:
    page = root / "docs/guides/one.md"
    text = page.read_text("utf-8")
    words = sum(len(path.read_text("utf-8").split()) for path in root.glob("docs/**/*.md"))
    ran = []
    for total in (400, 400, 401, 440):
        page.write_text(text + "\n" + "word " * (total - words), "utf-8")
        assert quick.build() == ""
        ran.append(quick.scripts)
    assert ran == [2, 0, 0, 2]  # the second script sees what the first one has written
    assert b"11 times forty words" in quick.files()["made/index.html"]


def test_a_template_is_rendered_again_when_a_hook_has_changed_the_page_just_before(
    root: Path, quick: Builder, cold: Builder
) -> None:
    hook, main = root / "hooks/note.py", root / "theme/main.html"
    hook.write_text(
        "import pathlib\n\n\n"
        "def on_page_context(context, page, config, nav):\n"
        "    if not page.is_homepage:\n"
        '        page.meta["note"] = page.title = pathlib.Path("note.txt").read_text("utf-8")\n',
        "utf-8",
    )
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("[hooks/dates.py]", "[hooks/dates.py, hooks/note.py]"), "utf-8")
    main.write_text(main.read_text("utf-8").replace("page.meta.stamp", "page.meta.stamp ~ page.meta.note"), "utf-8")
    for note in ("first", "second"):
        (root / "note.txt").write_text(note, "utf-8")
        assert (quick.build(), cold.build()) == ("", "")
        assert b"onesecond" in cold.files()["guides/two/index.html"] or note == "first"
        assert quick.files() == cold.files()


def test_pages_of_a_package_that_a_script_reads_first_follow_its_changes(
    root: Path, quick: Builder, cold: Builder
) -> None:
    script, page, package = root / "scripts/gen.py", root / "docs/api.md", root / "package/parts/__init__.py"
    plugin = 'mkdocs_gen_files.FilesEditor.current().config.plugins["mkdocstrings"]'
    collect = f'handler = {plugin}.get_handler("python")\nhandler.collect("parts", handler.get_options({{}}))\n'
    script.write_text(script.read_text("utf-8") + collect, "utf-8")
    package.write_text(package.read_text("utf-8") + '\n__all__ = ["Base", "Thing"]\n', "utf-8")
    assert quick.build() == ""
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.rendered[0] == 6  # the page and its docstrings, and no other page
    assert quick.files() == cold.files()
    package.write_text(package.read_text("utf-8").replace("Parts.", "More parts."), "utf-8")
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.files() == cold.files()


def test_a_function_of_a_hook_may_read_titles_once_for_all_templates(root: Path, quick: Builder, cold: Builder) -> None:
    (root / "hooks/dates.py").write_text(
        "def on_env(env, config, files):\n"
        "    found = []\n\n"
        "    def titles():\n"
        "        if not found:\n"
        "            found.extend(str(file.page.title) for file in files if file.page)\n"
        '        return ", ".join(found)\n\n'
        '    env.globals["titles"] = titles\n',
        "utf-8",
    )
    (root / "theme/partials/extra.html").write_text("<p>{{ titles() }}</p>\n", "utf-8")
    for title in ("Other", "Changed"):
        (root / "docs/other.md").write_text(f"# {title}\n", "utf-8")  # not in the nav
        assert (quick.build(), cold.build()) == ("", "")
        assert quick.files() == cold.files()


def test_an_error_is_shown_and_the_next_build_recovers(root: Path, quick: Builder, cold: Builder) -> None:
    page, template = root / "docs/guides/one.md", root / "theme/partials/extra.html"
    text, markup = page.read_text("utf-8"), template.read_text("utf-8")
    assert quick.build() == ""
    page.write_text(text.replace("program.py", "none.py"), "utf-8")
    assert "none.py" in quick.build()
    page.write_text(text, "utf-8")
    template.write_text("{% if %}", "utf-8")
    assert "Expected an expression" in quick.build()
    template.write_text(f"{markup}more", "utf-8")
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.files() == cold.files()


def test_what_is_not_known_is_done_again(root: Path, quick: Builder) -> None:
    """An extension that is not in the list may count its calls; a template may read the state of a plugin."""
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - abbr\n", "  - meta\n"), "utf-8")
    template = '{{ config.plugins["material/search"].search_index.entries | length }}'
    (root / "theme/partials/extra.html").write_text(template, "utf-8")
    for nav in (1, 0):
        assert quick.build() == ""
        assert quick.rendered == (nav + 6 + 5, nav * 2 + 6)  # five texts are docstrings


def test_files_of_hooks_that_are_named_are_left_until_the_hook_has_written_them(root: Path, quick: Builder) -> None:
    notes = []
    for name in ("text of a page", "text of a page", "renamed page"):
        EDITS[name](root)
        assert quick.build() == ""
        notes.append({path: path.stat().st_ino for path in quick.site_dir.rglob("index.note")})
    before, after, renamed = notes
    assert before == after
    assert {path.parent.name for path in before.keys() - renamed.keys()} == {"two"}
    assert not (quick.site_dir / "guides/two").exists()


def test_former_builds_are_forgotten(root: Path, quick: Builder) -> None:
    for _ in range(4):
        EDITS["page with objects"](root)
        assert quick.build() == ""
    assert quick.builds_in_memory() == 2  # the first one, which `mkdocs serve` keeps, and the last one
    assert quick.packages_in_memory() == 0
