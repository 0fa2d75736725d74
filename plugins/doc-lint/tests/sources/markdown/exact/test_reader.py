"""What is read with Python-Markdown, and with which extensions."""

import sys
from pathlib import Path

import pytest

from doc_lint.sources.markdown.exact.reader import ExactReader, known, versions


def test_text_is_read_as_the_site_renders_it() -> None:
    html = ExactReader({"attr_list": {}}).read("# Title { #own }\n\n[x](a b.md)\n")
    assert html is not None
    assert [(heading.level, heading.anchor, heading.text) for heading in html.headings] == [(1, "own", "Title")]
    assert [link.target for link in html.links] == ["a b.md"]


def test_reader_keeps_nothing_of_the_page_before() -> None:
    reader = ExactReader({})
    first = reader.read("# Setup\n\n[x][ref]\n\n[ref]: a.md\n")
    assert first is not None
    assert reader.read("# Setup\n\n[x][ref]\n\n[ref]: a.md\n") == first
    second = reader.read("[x][ref]\n")
    assert second is not None
    assert second.links == ()


def test_extensions_that_read_files_or_are_unknown_are_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours.py").write_text("raise SystemExit('ran')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert ExactReader({"ours": {}, "pymdownx.snippets": {}, "attr_list": {}}).read("text\n") is not None
    assert set(known({"ours": {}, "pymdownx.snippets": {}, "attr_list": {}})) == {
        "toc",
        "tables",
        "fenced_code",
        "attr_list",
    }
    assert "ours" not in sys.modules


def test_functions_of_a_site_do_not_run() -> None:
    def formatter(*_: object, **__: object) -> str:
        raise AssertionError

    fences = [{"name": "chart", "class": "chart", "format": formatter}]
    html = ExactReader({"pymdownx.superfences": {"custom_fences": fences}}).read("```chart\na\n```\n")
    assert html is not None
    assert html.code_blocks == ("a",)


def test_title_of_a_block_of_code_is_part_of_a_heading_around_it() -> None:
    html = ExactReader({"pymdownx.superfences": {}}).read('> ```title="a & b"\n> ```\n-\n')
    assert html is not None
    assert [(heading.text, heading.anchor) for heading in html.headings] == [("> a & b", "a-b")]


def test_option_of_another_version_leaves_the_extension_out() -> None:
    html = ExactReader({"admonition": {"unknown": True}}).read("# Title\n")
    assert html is not None
    assert html.headings[0].text == "Title"


def test_versions_are_known() -> None:
    assert versions()[0][0].isdigit()
