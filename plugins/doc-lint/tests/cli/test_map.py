"""`doc-lint map`, in real projects."""

import json

import pytest

from tests.conftest import Make, Project

FILES = {
    "mkdocs.yml": "theme: readthedocs\nplugins: [doc-lint]\n",
    "docs/index.md": "# Home\n\n[a](a.md)\n",
    "docs/a.md": "# A\n",
    "docs/b.md": "# B\n\n[c](c.md)\n",
    "docs/c.md": "# C\n",
}


@pytest.fixture
def site(project: Make) -> Project:
    return project(FILES)


def test_html_by_default_and_the_same_each_time(site: Project) -> None:
    first, second = site.run("doc_lint", "map"), site.run("doc_lint", "map")
    assert first.code == 0
    assert first.output.startswith("<!doctype html>")
    assert "<title>Map of Test</title>" in first.output
    assert "4 pages: 2 not reached from index.md" in first.output
    assert first == second


def test_json_with_other_start_pages(site: Project) -> None:
    found = json.loads(site.run("doc_lint", "map", "-o", "json", "--start", "b.md", "--start", "index.*").output)
    assert {page["path"]: page["clicks"] for page in found["pages"]} == {"index.md": 0, "a.md": 1, "b.md": 0, "c.md": 1}


def test_a_start_page_that_does_not_exist(site: Project) -> None:
    done = site.run("doc_lint", "map", "--start", "gone.md")
    assert (done.code, done.output) == (2, "doc-lint: --start: `gone.md` does not match any page\n")


def test_a_file_whose_suffix_names_the_format(site: Project) -> None:
    done = site.run("doc_lint", "map", "-o", "map.svg")
    assert (done.code, done.output) == (0, "")
    assert (site.root / "map.svg").read_text("utf-8").startswith("<svg ")


@pytest.mark.parametrize("output", ["pdf", "map.pdf", "map"])
def test_an_unknown_format(site: Project, output: str) -> None:
    done = site.run("doc_lint", "map", "-o", output)
    assert done.code == 2
    assert f"'{output}' is neither a format nor a file whose suffix is one: html, svg, json" in done.output


def test_a_file_that_cannot_be_written(site: Project) -> None:
    done = site.run("doc_lint", "map", "-o", "gone/map.html")
    assert (done.code, done.output) == (2, "doc-lint: gone/map.html cannot be written: No such file or directory\n")
