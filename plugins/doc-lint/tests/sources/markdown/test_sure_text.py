"""Text that both readers read alike."""

import pytest

from doc_lint.sources.markdown.sure_text import SureText, columns

TEXT = SureText(frozenset({"attr_list", "smarty", "shorthand"}), {})


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
    assert TEXT.is_sure(text) is expected


def test_heading_is_sure_only_if_its_id_is() -> None:
    assert TEXT.is_sure_heading("Use `a_b` and *c* with [d](d.md)")
    assert not TEXT.is_sure_heading("It's so")
    assert not TEXT.is_sure_heading("A :smile: b")
    assert not TEXT.is_sure_heading("A __b__c")


def test_bars_in_code_are_no_columns() -> None:
    assert columns("| `a|b` | c |") == 3
