"""Attributes of raw HTML and of attribute lists."""

import pytest

from doc_lint.sources.markdown.html_tags import TagReader, id_of


@pytest.mark.parametrize(
    ("attributes", "anchor"),
    [("#a", "a"), (".x #a b=c", "a"), ("id=a", "a"), ('id="a b"', "a b"), (".x", ""), ("#a #b", "b")],
)
def test_id_of_an_attribute_list(attributes: str, anchor: str) -> None:
    assert id_of(attributes) == anchor


def test_tags_have_attributes_and_positions() -> None:
    reader = TagReader()
    reader.feed('text\n <a href="x.md" download>')
    assert reader.found == [("a", {"href": "x.md", "download": ""}, 2, 1)]
