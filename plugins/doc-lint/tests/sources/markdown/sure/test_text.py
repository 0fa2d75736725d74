"""Text that both readers read alike."""

import pytest

from doc_lint.sources.markdown.sure.text import SureText, is_simple_table


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
        ("<kbd>", True),
        ("<kbd>\n[x](a.md)", False),
        ("delete <name> or </some-name of it>", True),
        ("<name>\n[x](a.md)", False),
        ("<name id=x>", False),
        ("<data>", False),
        ("1 <2", True),
        ("<1@e.x>", False),
        ("`code ` and ` code\nof two lines`", True),
        ("[`a ` b](c.md)", False),
        ("lone ` backtick", True),
        ("`a` and ``", True),
        ("`` a ` b", False),
        ("```code``` of three", True),
        ("[a > b](c_(d).md)", True),
        ("[a](b(c.md)", False),
        ("[a\nb] [c](\nd.md)", True),
        ("[a_b.c] and [d]: e f", True),
        ("[a]: b", False),
        ("a line\\\nbreak", True),
        ("{{ macro }}", True),
        ("text { id=x }", False),
        ("`a`{ #b }", True),
        ("text { #b }", False),
        ("[a](b.md)`{#c}", False),
        ("[text]{#b}", False),
        ("[{#b}]", False),
        ("a[b[c], [d]]", True),
        ("[a [b]][c]", False),
        ("[a &lt;b>]", True),
        ("<code>a &#124; b</code>", True),
        ("<code>a", False),
        ("`` `a` b ``", True),
        ("[`` `a` b``](c.md)", False),
        ("a \\n b \\' c", True),
        ("a \\<name>", False),
        ("{a&#95;b}", True),
        ("{&#35;b}", False),
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
    cells.add_table(["| [a | b](c.md) |", "| --- | --- |", "| c | d |"])
    assert not cells.is_sure()


def test_heading_is_sure_only_if_its_id_is() -> None:
    heading = new()
    assert heading.add_heading("Use `a_b` and *c* with [d](d.md)")
    assert not heading.add_heading("It's so")
    assert heading.add_heading("A :smile: b, [optional]")
    assert heading.add_heading("Run `x")
    assert not heading.add_heading("Run ` x ` now")
    assert not heading.add_heading("A __b__c")


def test_extensions_change_text() -> None:
    def is_sure(text: str, *names: str) -> bool:
        heading = SureText(frozenset(names), {})
        return heading.add_heading(text) and heading.is_sure()

    assert is_sure("a ~b~ ==c== ^d^ C++, 1st")
    assert not is_sure("a ~b~", "tilde")
    assert not is_sure("a ==b==", "mark")
    assert not is_sure("a ^b^", "caret")
    assert not is_sure("1st", "smartsymbols")
    assert is_sure("It's C++", "smartsymbols", "keys")
    assert not is_sure("++ctrl++", "keys")
    assert not is_sure("[a ++ctrl++]", "keys")
    assert is_sure(":smile: a", "emoji")
    assert not is_sure("`:smile:` a", "emoji")
    assert is_sure(":smile: `a`", "emoji")
    assert not is_sure(":smile: `a:b:c`", "emoji")
    assert is_sure("[:smile: a](b.md)", "emoji")
    assert not is_sure("[`:smile:` a](b.md)", "emoji")
    assert is_sure("a {b}")
    assert not is_sure("a {b}", "attr_list")


def test_no_row_of_a_simple_table_has_more_cells_than_its_head() -> None:
    assert is_simple_table(["| `a` | c |", "| --- | --- |", "| d | e |"])
    assert is_simple_table(["| `a` | c |", "| --- | --- |", "| d |"])
    assert not is_simple_table(["| `a` | c |", "| --- |", "| d |"])
    assert not is_simple_table(["| `a` | c |", "| --- | --- |", "| d | e | f |"])
    assert is_simple_table(["| `a|b` | c |", "| --- | --- |", "| d | e |"])
    assert not is_simple_table(["| `a|b | c |", "| --- | --- |", "| d | e |"])
    assert not is_simple_table(["| `a\\\\|b` | c |", "| --- | --- |", "| d | e |"])
