"""Collect the parts of a page from the events of the parser."""

from typing import Any

from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.events import EventReader
from doc_lint.sources.markdown.includes import Line


def reader(text: str, *origins: Line, **options: Any) -> EventReader:
    lines = origins or tuple(Line("docs/a.md", number) for number in range(1, text.count("\n") + 2))
    made = EventReader(text, lines, Dialect(**options))
    made.read()
    return made


def test_columns_count_characters() -> None:
    (link,) = [link for _, link in reader("Größe [x](a.md)\n").links]
    assert str(link.location) == "docs/a.md:1:7"


def test_locations_are_in_the_file_that_a_line_comes_from() -> None:
    (link,) = [link for _, link in reader("[x](a.md)\n", Line("parts/p.md", 7), Line("docs/a.md", 2)).links]
    assert str(link.location) == "parts/p.md:7:1"


def test_text_of_headings_excludes_attributes() -> None:
    (heading,) = reader("## Set *up* `now` {#setup}\n").headings
    assert (heading.level, heading.text, heading.anchor) == (2, "Set up now", "setup")


def test_attribute_lists_are_text_if_the_extension_is_off() -> None:
    (heading,) = reader("## Setup {#x}\n", attr_list=False).headings
    assert heading.anchor == "setup-x"


def test_code_has_its_language_text_and_first_line() -> None:
    (block,) = reader("Text.\n\n```python\nx = 1\n```\n").code_blocks
    assert (block.info, block.text, str(block.location)) == ("python", "x = 1\n", "docs/a.md:4:1")


def test_undefined_references_are_found() -> None:
    assert [each.name for each in reader("A [b][gone] and [c][d] `[e][f]`.\n\n[d]: d.md\n").undefined] == ["gone"]


def test_language_of_inline_code_is_no_part_of_it_where_the_extension_is_on() -> None:
    text = "# Use `#!py run()` and `:::sh a`\n\n[`#!py b`](c.md), `#!py`\n"
    found = reader(text, extensions={"pymdownx.inlinehilite": {}})
    assert [(heading.text, heading.anchor) for heading in found.headings] == [("Use run() and a", "use-run-and-a")]
    assert [span.text for span in found.code_spans] == ["run()", "a", "b", "#!py"]
    assert [link.text for _, link in found.links] == ["`b`"]
    assert reader(text, extensions={}).code_spans[0].text == "#!py run()"
