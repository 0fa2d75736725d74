"""Attributes of raw HTML and of attribute lists."""

import pytest

from doc_lint.sources.html.tags import TagReader, id_of, unescape


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


@pytest.mark.parametrize("number", ["65", "9" * 700, "9" * 5000, "x" + "f" * 5000])
def test_numbers_of_any_length_are_read(number: str) -> None:
    reader = TagReader()
    reader.feed(f'<a title="&#{number};" href="x.md">')
    ((_, attributes, *_),) = reader.found
    assert attributes == {"title": "A" if number == "65" else "\ufffd", "href": "x.md"}
    assert unescape(f"&#{number};") == attributes["title"]
