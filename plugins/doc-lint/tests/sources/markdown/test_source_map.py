"""Map offsets to locations."""

import pytest

from doc_lint.sources.markdown.includes import Line
from doc_lint.sources.markdown.source_map import SourceMap

TEXT = "Gr\u00f6\u00dfe [x]\nindented\nrest\n"
MAP = SourceMap(TEXT, [Line("docs/a.md", 7), Line("docs/a.md", 8, 4), Line("parts/p.py", 1), Line("parts/p.py", 2)])


@pytest.mark.parametrize(
    ("before", "location"),
    [("", "docs/a.md:7:1"), ("[x]", "docs/a.md:7:7"), ("dented", "docs/a.md:8:7"), ("rest", "parts/p.py:1:1")],
)
def test_columns_count_characters_and_what_was_removed(before: str, location: str) -> None:
    offset = len(TEXT[: TEXT.index(before)].encode())
    assert str(MAP.at(offset)) == location


def test_rest_of_a_line_and_starts_of_lines() -> None:
    start = MAP.data.index(b"[x]")
    assert MAP.rest_of_line(start) == "[x]"
    assert MAP.rest_of_line(len(MAP.data)) == ""
    assert MAP.line_start(start) == 0
    assert MAP.rest_of_line(MAP.line_start(start, 2)) == "rest"


def test_jumps_are_lines_from_another_file() -> None:
    assert [(number, str(where)) for number, where in MAP.jumps(0, 4)] == [(3, "parts/p.py:1:1")]
