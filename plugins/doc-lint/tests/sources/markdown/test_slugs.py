"""Anchors of headings."""

import pytest
from markdown.extensions.toc import slugify
from markdown.extensions.toc import unique as python_markdown_unique

from doc_lint.sources.markdown.slugs import default, unique


@pytest.mark.parametrize("text", ["Two words", "Größe 2", "a_b - c", "  x  ", "C++ & D", "日本"])
@pytest.mark.parametrize("separator", ["-", "_"])
def test_default_slugs_equal_those_of_python_markdown(text: str, separator: str) -> None:
    assert default(text, separator) == slugify(text, separator)


def test_numbers_equal_those_of_python_markdown() -> None:
    ours: set[str] = set()
    theirs: set[str] = set()
    for anchor in ("setup", "setup", "setup_1", "", "setup"):
        mine = unique(anchor, ours)
        ours.add(mine)
        assert mine == python_markdown_unique(anchor, theirs)
