"""Anchors of headings."""

import pytest
from markdown.extensions.toc import slugify
from markdown.extensions.toc import unique as python_markdown_unique
from pymdownx.slugs import slugify as pymdownx_slugify

from doc_lint.sources.markdown.slugs import default, pymdownx, unique


@pytest.mark.parametrize("text", ["Two words", "Größe 2", "a_b - c", "  x  ", "C++ & D", "日本"])
@pytest.mark.parametrize("separator", ["-", "_"])
def test_default_slugs_equal_those_of_python_markdown(text: str, separator: str) -> None:
    assert default(text, separator) == slugify(text, separator)


@pytest.mark.parametrize("case", ["none", "lower", "fold", "lower-ascii"])
@pytest.mark.parametrize("text", ["Two words", "C++ & Straße", "a -- b", "Über `x.y`", "1.2.3"])
def test_slugs_equal_those_of_pymdownx(case: str, text: str) -> None:
    assert pymdownx(case=case)(text, "-") == pymdownx_slugify(case=case)(text, "-")


def test_numbers_equal_those_of_python_markdown() -> None:
    ours: set[str] = set()
    theirs: set[str] = set()
    for anchor in ("setup", "setup", "setup_1", "", "setup"):
        mine = unique(anchor, ours)
        ours.add(mine)
        assert mine == python_markdown_unique(anchor, theirs)
