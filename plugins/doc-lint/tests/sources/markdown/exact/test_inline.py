"""Which inline patterns Python-Markdown tries. What this uses of it, and of regular expressions, is private."""

import re

import pytest
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from doc_lint.sources.markdown.exact.inline import needed_characters, try_few_patterns

EXTENSIONS = ("abbr", "attr_list", "footnotes", "smarty", *(f"pymdownx.{each}" for each in ("emoji", "magiclink")))
TEXTS = (
    "plain text",
    "`a` **b** [c](d) ![e](f) <g@h.i> <https://e.x> https://e.x www.e.x &amp; \\* :smile: [^1]\n\n[^1]: (c) a--b",
    "*a `b [c](d)` e*  \n\"f\" 'g' ... [h][i] [i]\n\n[i]: j\n\n*[HTML]: k\n\nHTML",
    "a_b `` ` `` \\`c` [**d** ![e](f)](g){ .h } 1/2 1st --> +/-",
)


@pytest.mark.parametrize(
    ("pattern", "flags", "needed"),
    [
        (r"\[x", 0, "["),
        (r"a\d*:", 0, ":"),
        (r"(?:<a|>b)c", 0, "<>"),
        (r"(?:!a)?b", 0, "b"),
        (r"[*_]{1,2}x", 0, "*_"),
        (r"(?<!\\)(?=#)\w?", 0, "#"),
        (r"(?!#)(?<=@)", 0, "@"),
        (r"(?i:s):?", 0, None),
        (r"k+!", re.IGNORECASE, "!"),
        (r"[^a]|b", 0, None),
        (r"(?x) \# # comment", 0, "#"),
        (r"\s[a-z]", 0, None),
        (r"(?>-+)", 0, "-"),
    ],
)
def test_needed_characters(pattern: str, flags: int, needed: str | None) -> None:
    compiled = re.compile(pattern, flags)
    found = needed_characters(compiled.pattern, compiled.flags)
    assert found == (None if needed is None else frozenset(needed))


def test_html_is_the_same() -> None:
    usual, few = Markdown(extensions=EXTENSIONS), Markdown(extensions=EXTENSIONS)
    try_few_patterns(few)
    for text in TEXTS:
        assert few.reset().convert(text) == usual.reset().convert(text)


def test_patterns_that_cannot_match_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    apply = InlineProcessor._InlineProcessor__applyPattern

    def counted(self: object, pattern: object, *rest: object) -> object:
        tried.append(pattern)
        return apply(self, pattern, *rest)

    monkeypatch.setattr(InlineProcessor, "_InlineProcessor__applyPattern", counted)
    markdown = Markdown()
    try_few_patterns(markdown)
    markdown.convert("plain text")
    assert not tried
    markdown.convert("some `code`")
    assert tried


def test_another_python_markdown_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(InlineProcessor, "_InlineProcessor__applyPattern")
    markdown = Markdown()
    try_few_patterns(markdown)
    assert type(markdown.treeprocessors["inline"]) is InlineProcessor
