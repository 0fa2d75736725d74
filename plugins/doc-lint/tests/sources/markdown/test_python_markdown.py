"""Read text as Python-Markdown does, compared with Python-Markdown itself."""

import re

import markdown
import pytest

from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.includes import Line
from doc_lint.sources.markdown.page import read_page
from doc_lint.sources.markdown.python_markdown import as_common_mark, without_math

TEXTS = (
    "#Title\n\nText.\n\n##Part\n",
    "# Title\n\n  ## Indented\n\nText.\n",
    "Text\n#311 was fixed\nmore.\n",
    "# Title\n\n```\n#no\n[g]: no.md\n```\n",
    "See [a][g].\n[g]: a.md\n",
    "See [a][g] and [b][h].\n[g]: a.md\n[h]: b.md\nMore.\n",
    "1. Step\n   ## In list\n",
    "# A # \n\n####### Seven\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_headings_and_links_equal_those_of_python_markdown(text: str) -> None:
    html = markdown.markdown(text, extensions=["toc", "fenced_code", "tables"])
    page = read_page(text.encode(), path="a.md", url="a/", source="docs/a.md", dialect=Dialect(attr_list=False))
    assert [(heading.level, heading.anchor) for heading in page.headings] == [
        (int(level), anchor) for level, anchor in re.findall(r'<h(\d) id="([^"]*)"', html)
    ]
    assert [link.target for link in page.links] == re.findall(r'<a href="([^"]*)"', html)


def test_lines_and_columns_do_not_change() -> None:
    text, lines = as_common_mark("#Title [x](a.md)\nText.", [Line("a.md", 1), Line("a.md", 2)])
    assert text == "# Title [x](a.md)\nText."
    assert lines[0].removed == -1


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("$[u](v)$ and [a](b)", "$xxxxxx$ and [a](b)"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("`$[u](v)$`", "`$[u](v)$`"),
        ("$$\nM[p] = [q]\n$$", "xx\nxxxx x xxx\nxx"),
        ("\\\\(a[b]\\\\)".replace("\\\\", "\\"), "xxxxxxxx"),
    ],
)
def test_math_is_not_markdown(text: str, without: str) -> None:
    found = without_math(text)
    assert len(found) == len(text)
    assert re.sub(r"[$x]", "", found) == re.sub(r"[$x]", "", without)
