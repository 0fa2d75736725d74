"""What is done again after an edit, and what is not."""

from pathlib import Path

from conftest import Builder
from test_walk import EDITS


def test_only_what_an_edit_changes_is_rendered_again(root: Path, quick: Builder) -> None:
    assert quick.build() == ""
    assert quick.build() == ""
    nav, others = quick.rendered  # SUMMARY.md is not parsed again; the sitemap and the page of errors are built
    assert (nav, others) == (0, 2)

    for edit, (pages, templates) in {
        "text of a page": (2, 2),  # with the generated page, which counts words
        "included program": (1, 1),
        "template": (0, 6),
        "title in the nav": (1, 6),  # SUMMARY.md
        "link to a missing page, or to a new one": (4, 7),  # with two docstrings
    }.items():
        EDITS[edit](root)
        quick.build()
        assert quick.rendered == (nav + pages, others + templates), edit
        quick.build()  # files that were edited just before the build are read again
    quick.build()
    assert quick.rendered == (nav, others)
    assert quick.starts == 1


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
        assert quick.rendered == (nav + 6 + 5, 2 + 6)  # five texts are docstrings


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
