"""Where blocks end."""

from doc_lint.sources.markdown.sure.blocks import code_end, comment_end, fence_end, is_opener, list_item, text_end


def lines(text: str) -> list[str]:
    return text.split("\n")


def test_item_ends_its_mark_within_four_columns() -> None:
    assert list_item("-   a", "-")
    assert list_item("1.  a", "1")
    assert not list_item("-    a", "-")
    assert not list_item("10.  a", "1")
    assert not list_item("1) a", "1")
    assert is_opener("!!!note")


def test_text_and_code_end() -> None:
    assert text_end(lines("a\nb\n\nc"), 0) == 2
    assert text_end(lines("a\nb"), 0) == 2
    assert code_end(lines("    a\n\n    b\n\nc"), 0) == 3


def test_comment_ends_with_its_line() -> None:
    assert comment_end(lines("<!-- a\n\nb -->\nc"), 0, is_nested=False) == 3
    assert comment_end(lines("<!-- a\n\nb -->\nc"), 0, is_nested=True) == -1
    assert comment_end(lines("<!-- a --> b"), 0, is_nested=False) == -1


def test_fence_ends_with_the_same_mark() -> None:
    assert fence_end(lines("```py\na\n```  \nb"), 0, superfences=False) == 3
    assert fence_end(lines('  ``` py title="a"\n  a\n  ```'), 0, superfences=True) == 3
    assert fence_end(lines('``` title="a b"\na\n```'), 0, superfences=True) == 3
    assert fence_end(lines("``` py\na\n```"), 0, superfences=False) == -1
    assert fence_end(lines("```\na\n````"), 0, superfences=True) == -1
    assert fence_end(lines("```\na\n```\n  b"), 0, superfences=True) == -1
    assert fence_end(lines("```\na"), 0, superfences=True) == -1
