"""Plain blocks are found at once. That changes nothing but the time."""

import re
from itertools import product

import pytest

from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.sure import plain
from doc_lint.sources.markdown.sure.page import is_sure

LINES = (
    "Text.",
    "- item",
    "* [a](b)",
    "12. x",
    "12 x",
    "```",
    "    [code",
    '=== "Tab"',
    "---",
    "[a]: b",
    "`` ` ``",
    "**b** c",
    "| a |",
)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("A\n(b)\n`c`\n\n", "paragraph", "A\n(b)\n`c`\n"),
        ("A\n- b\n\n", None, ""),
        ("A\n---\n\n", None, ""),
        ("10 a\n\n", "paragraph", "10 a\n"),
        ("10. a\n\n", None, ""),
        ("[a]: b\n\n", None, ""),
        ("- a\n- **b**\n\n\nc", "items", "\na\n\n**b**\n"),
        ("- a\n* b\n\n", None, ""),
        ("- a\n  b\n\n", None, ""),
        ("- - a\n\n", None, ""),
        ("```py\na\n\nb\n```\n\n", "fence", ""),
        ("```py\na\n ```\n```\n\n", None, ""),
        ("```\n```\n\n", None, ""),
    ],
)
def test_blocks_that_end_at_a_blank_line_are_plain(text: str, kind: str | None, found: str) -> None:
    block = plain.BLOCK.match(text)
    assert (block and block.lastgroup, plain.text_of(block) if block else "") == (kind, found)


def test_pages_are_as_sure_as_without_plain_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    dialect = read_dialect({name: {} for name in ("admonition", "attr_list", "tables", "pymdownx.superfences")})
    texts = ["\n".join((a, *gap, b, "", c)) for a, b, c in product(LINES, repeat=3) for gap in ((), ("",))]
    sure = [is_sure(text, dialect) for text in texts]
    assert {True, False} == set(sure)
    monkeypatch.setattr(plain, "BLOCK", re.compile(r"(?!)"))
    assert [is_sure(text, dialect) for text in texts] == sure
