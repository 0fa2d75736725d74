"""Text that both readers read alike."""

import pytest

from doc_lint.sources.markdown.sure_text import SureText, is_simple_table


def new() -> SureText:
    return SureText(frozenset({"attr_list", "smarty", "shorthand"}), {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[`a` *b*](c_d.md "t"){ .cls }', True),
        ("[a [b] c](d.md)", False),
        ("[![a](b.png)](c.md)", True),
        ("[it's](a.md)", False),
        ("it's [a](a.md)", True),
        ("a * b_ [c](c.md)", True),
        ("<kbd>x</kbd>", True),
        ("<kbd>", False),
        ("{{ macro }}", True),
        ("text { id=x }", False),
    ],
)
def test_text(text: str, *, expected: bool) -> None:
    block = new()
    block.add(text)
    assert block.is_sure() is expected


def test_nothing_crosses_the_end_of_a_block_or_cell() -> None:
    blocks = new()
    blocks.add("[a")
    blocks.add("b](c.md)")
    assert not blocks.is_sure()
    cells = new()
    cells.add_cells(["| [a | b](c.md) |"])
    assert not cells.is_sure()


def test_heading_is_sure_only_if_its_id_is() -> None:
    heading = new()
    assert heading.add_heading("Use `a_b` and *c* with [d](d.md)")
    assert not heading.add_heading("It's so")
    assert not heading.add_heading("A :smile: b")
    assert not heading.add_heading("A __b__c")


def test_rows_of_a_simple_table_have_the_same_number_of_cells() -> None:
    assert is_simple_table(["| `a` | c |", "| --- | --- |", "| d | e |"])
    assert not is_simple_table(["| `a` | c |", "| --- | --- |", "| d |"])
    assert not is_simple_table(["| `a|b` | c |", "| --- | --- |", "| d | e |"])
