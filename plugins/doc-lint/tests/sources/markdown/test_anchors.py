"""Set the anchors of headings and tabs."""

import pytest

from doc_lint.site import Heading, Location
from doc_lint.sources.markdown.anchors import Tab, set_anchors
from doc_lint.sources.markdown.dialect import Dialect
from doc_lint.sources.markdown.slugs import default

HERE = Location("docs/a.md")


def headings(*texts: str) -> list[Heading]:
    """Return headings. A text `Title #id` has an anchor that the author set."""
    parts = (text.partition(" #") for text in texts)
    return [Heading(2, title, anchor, HERE) for title, _, anchor in parts]


def test_anchor_of_the_author_is_not_given_to_an_earlier_heading() -> None:
    named, _ = set_anchors(headings("Setup", "Install #setup"), [], [], Dialect())
    assert [heading.anchor for heading in named] == ["setup_1", "setup"]


def test_id_of_an_attribute_list_is_not_given_to_a_heading() -> None:
    named, _ = set_anchors(headings("Setup"), [], ["setup"], Dialect())
    assert [heading.anchor for heading in named] == ["setup_1"]


@pytest.mark.parametrize(("combines", "anchors"), [(False, ["linux", "linux_1"]), (True, ["linux", "install-linux"])])
def test_tabs_have_ids_with_a_slug_function(combines: bool, anchors: list[str]) -> None:
    dialect = Dialect(tab_slugify=default, tab_combines=combines)
    _, tabs = set_anchors(headings("Install"), [Tab("Linux", 0, HERE), Tab("Linux", 1, HERE)], [], dialect)
    assert [tab.name for tab in tabs] == anchors


def test_tabs_have_no_ids_without_a_slug_function() -> None:
    assert set_anchors([], [Tab("Linux", 0, HERE)], [], Dialect())[1] == []
