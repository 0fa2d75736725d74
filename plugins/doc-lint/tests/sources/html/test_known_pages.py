"""HTML that is as in the previous build."""

from doc_lint.sources.html.known_pages import KnownPages


def test_html_is_read_again_only_if_it_has_changed() -> None:
    first = KnownPages()
    lines = first.read("a", "x\ny", str.split)
    second = KnownPages(first)
    assert second.read("a", "x\ny", str.split) is lines
    assert second.read("b", "x\ny", str.split) is not lines
    assert second.read("c", "", str.split) == []
    third = KnownPages(second)
    assert third.read("a", "z", str.split) == ["z"]
    assert third.read("b", "x\ny", lambda _: ["another"]) == ["x", "y"]
    assert third.read("c", "", str.split) == []


def test_pages_that_are_gone_are_forgotten() -> None:
    first = KnownPages()
    lines = first.read("a", "x", str.split)
    assert KnownPages(KnownPages(first)).read("a", "x", str.split) is not lines
