"""`doc-lint review`, in real projects."""

import json

import pytest

from tests.conftest import Make, Project, git

FILES = {
    "mkdocs.yml": """\
theme: readthedocs
plugins:
  - doc-lint:
      checklist:
        - text: Links work.
          rules: [broken-link]
        - text: The sidebar is that of the nav.
          rules: [sidebar-mismatch]
""",
    "docs/index.md": "# Home\n\n[a](a.md)\n",
    "docs/a.md": "# A\n",
    "docs/logo.svg": "<svg/>",
}


@pytest.fixture
def site(project: Make) -> Project:
    return project(FILES)


def test_markdown_by_default(site: Project) -> None:
    done = site.run("doc_lint", "review")
    assert done.code == 0
    assert done.output.startswith("# Review of Test\n")
    assert "- [x] Links work. **pass**" in done.output


def test_files_of_the_theme_are_not_in_the_tree(site: Project) -> None:
    names = [line["name"] for line in json.loads(site.run("doc_lint", "review", "-o", "json").output)["tree"]]
    assert names == ["index.md", "a.md", "*"]


def test_html(site: Project) -> None:
    assert site.run("doc_lint", "review", "-o", "html").output.startswith("<!doctype html>")


def test_a_failing_item_is_no_error_of_the_command(site: Project) -> None:
    site.write({"docs/a.md": "# A\n\n[b](b.md)\n"})
    done = site.run("doc_lint", "review")
    assert done.code == 0
    assert "    - `docs/a.md:3` " in done.output


def test_sidebars_of_a_built_site(site: Project) -> None:
    assert "not decided, it needs built pages" in site.run("doc_lint", "review").output
    site.build()
    assert "The sidebar is that of the nav. **pass**" in site.run("doc_lint", "review", "--built", "site").output


TABLE = {"title": "Code by <check>", "columns": ["Kind", "Blocks"], "rows": [["run", "3"]]}


def test_table_of_a_tool_of_the_site(site: Project) -> None:
    site.write({"blocks.json": json.dumps(TABLE)})
    assert "| run | 3 |" in site.run("doc_lint", "review", "--table", "blocks.json").output
    html = site.run("doc_lint", "review", "--table", "blocks.json", "-o", "html").output
    assert "Code by &lt;check&gt;" in html


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "Expected `object`, got `array`; expected a JSON object with `title`, `columns` and `rows`"),
        ("{", "expected a JSON object with `title`, `columns` and `rows`"),
        (json.dumps(TABLE | {"rows": [["run"]]}), "row 1 has 1 cells; expected 2, one per column"),
    ],
)
def test_file_without_a_table_is_explained(site: Project, content: str, message: str) -> None:
    site.write({"blocks.json": content})
    done = site.run("doc_lint", "review", "--table", "blocks.json")
    assert done.code == 2
    assert done.output.startswith("doc-lint: blocks.json: ")
    assert message in done.output


def test_changes_since_a_revision(site: Project) -> None:
    git(site.root, "init", "--quiet")
    git(site.root, "add", ".")
    git(site.root, "commit", "--quiet", "-m", "first")
    site.write({"docs/b.md": "# B\n"})
    done = site.run("doc_lint", "review", "--since", "HEAD")
    assert "## Changes since HEAD\n\n- added: `b.md`\n" in done.output


def test_a_comment_has_only_the_changes(site: Project) -> None:
    git(site.root, "init", "--quiet")
    git(site.root, "add", ".")
    git(site.root, "commit", "--quiet", "-m", "first")
    assert site.run("doc_lint", "review", "-o", "comment").code == 2
    site.write({"docs/b.md": "# B\n\nText.\n"})
    done = site.run("doc_lint", "review", "--since", "HEAD", "--output", "comment")
    assert (done.code, done.output) == (0, "**1 page added** since `HEAD`\n\n- added: `b.md`\n")


def test_a_site_that_is_new_has_only_new_pages(site: Project) -> None:
    git(site.root, "init", "--quiet")
    git(site.root, "commit", "--quiet", "--allow-empty", "-m", "empty")
    done = site.run("doc_lint", "review", "--since", "HEAD", "-o", "comment")
    assert done.output.startswith("**2 pages added, 1 more finding** since `HEAD`\n\n- added: `a.md`\n")


def test_changes_since_an_unknown_revision(site: Project) -> None:
    git(site.root, "init", "--quiet")
    done = site.run("doc_lint", "review", "--since", "nowhere")
    assert done.code == 2
    assert "`nowhere` is not a revision" in done.output


def test_a_site_that_cannot_be_read(site: Project) -> None:
    assert site.run("doc_lint", "review", "-f", "gone.yml").code == 2
