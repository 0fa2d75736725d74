"""Which parts of a page Python-Markdown must read."""

from typing import Any

import pytest
from pymdownx.slugs import slugify

from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.sure.parts import unsure_parts

UNSURE = "Unsure [x](a b.md)"


def parts(*blocks: str, **extensions: dict[str, Any]) -> list[str] | None:
    names = ("attr_list", "footnotes", "pymdownx.tabbed")
    dialect = read_dialect(dict[str, dict[str, Any]]({name: {} for name in names}) | extensions)
    found = unsure_parts("\n\n".join(blocks), dialect)
    return None if found is None else found.text.strip("\n").split("\n\n")


def test_parts_are_those_that_are_unsure() -> None:
    assert parts("Text", UNSURE, "More", "- [a](b.md)") == [UNSURE]


@pytest.mark.parametrize("needed", ["# Title", "[name]: a.md", "Text[^1]", "[text](a.md){#id}", "Title\n====="])
def test_parts_are_also_those_that_others_need(needed: str) -> None:
    assert parts("Text", UNSURE, needed) == [UNSURE, needed]


def test_tabs_are_needed_where_their_titles_are_ids() -> None:
    tab = '=== "Tab"\n\n    Text'
    assert parts("Text", UNSURE, tab) == [UNSURE]
    tabbed = {"slugify": slugify(case="lower"), "combine_header_slug": False}
    assert parts("Text", UNSURE, tab, **{"pymdownx.tabbed": tabbed}) == [UNSURE, *tab.split("\n\n")]


def test_references_are_sure_where_their_definition_is() -> None:
    definition = "[name]: a.md"
    assert parts("[a][name]{#b}", "[a][name]", UNSURE, definition) == ["[a][name]{#b}", UNSURE, definition]
    hidden = f"{UNSURE}\n{definition}"
    assert parts("Text", "[a][name]", "[name]", hidden) == ["[a][name]", "[name]", hidden]
    assert parts("Text", "[name]", definition, hidden) == ["[name]", definition, hidden]


def test_text_that_is_a_reference_only_if_it_is_defined_is_unsure_where_it_is() -> None:
    assert parts("Text", "[a] [b]", UNSURE, "[b]: c.md") == ["[a] [b]", UNSURE, "[b]: c.md"]
    assert parts("Text", "[a] [b]", UNSURE, "[c]: d.md") == [UNSURE, "[c]: d.md"]


def test_all_is_unsure_where_nothing_is_sure_or_a_name_has_two_targets() -> None:
    assert parts(UNSURE, "# Title") is None
    assert parts("Text", UNSURE, "[a]: b.md", "Text", "[a]: c.md") is None


def test_lines_are_those_of_the_page() -> None:
    found = unsure_parts(f"Text\n\n{UNSURE}\nmore\n\nText\n\n# Title\n", read_dialect({}))
    assert found is not None
    assert [found.lines[number] for number, line in enumerate(found.text.split("\n")) if line] == [2, 3, 7]
    assert len(found.lines) == found.text.count("\n") + 1
