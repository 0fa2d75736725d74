"""Pipes in the code of table rows."""

import pytest

from doc_lint.site import Page
from doc_lint.sources.markdown.code_pipes import hide_pipes, with_code_pipes, without_code, without_code_pipes
from doc_lint.sources.markdown.dialect import Dialect, read_dialect
from doc_lint.sources.markdown.page import read_page

TABLE = "| a | b | c |\n|---|---|---|\n| `d | e` | ``f` \\| g`` | h |\n"


def read(text: str, dialect: Dialect) -> Page:
    return read_page(text.encode(), path="p.md", url="p/", source="p.md", dialect=dialect)


@pytest.mark.parametrize("text", [TABLE, TABLE.replace("|", "> |", 1).replace("\n|", "\n> |")])
def test_they_are_code_in_python_markdown(text: str) -> None:
    page = read(text, read_dialect({}))
    assert [span.text for span in page.code_spans] == ["d | e", "f` \\| g"]
    assert [prose.text for prose in page.prose] == ["a", "b", "c", "`d | e`", "`f` \\| g`", "h"]


def test_they_end_a_cell_in_commonmark() -> None:
    assert [prose.text for prose in read(TABLE, Dialect()).prose] == ["a", "b", "c", "`d", "e`", "`f` | g`"]


@pytest.mark.parametrize("text", ["a `b | c`", "| a `b` | c |", "| \\`a | b` |", "| `a | b` \\\\ |", "| ``a | b` |"])
def test_other_text_stays_the_same_object(text: str) -> None:
    assert without_code_pipes(text) is text


def test_code_in_a_row() -> None:
    assert hide_pipes("| `a|b` | c |") == "| `a\x1fb` | c |"
    assert without_code("| `a|b` | ``c`d`` | ` |") == "| \0 | \0 | ` |"


def test_events_have_the_pipes_again() -> None:
    link = {"Start": {"Link": {"dest_url": "a\x1fb.md", "link_type": "Inline"}}}
    events = [(link, {"start": 0, "end": 1}), ({"Code": "a\x1fb"}, {"start": 0, "end": 1}), ("SoftBreak", {})]
    assert [event for event, _ in with_code_pipes(events)] == [
        {"Start": {"Link": {"dest_url": "a|b.md", "link_type": "Inline"}}},
        {"Code": "a|b"},
        "SoftBreak",
    ]
