"""What follows from the pages of a map."""

from doc_lint.review.map.records import MapPage, MapSection, SiteMap


def test_pages_of_a_section_are_those_of_its_sections_too() -> None:
    inner = MapSection(title="C", pages=("c",))
    assert MapSection(title="A", pages=("a", "b"), sections=(inner,)).all_pages() == ("a", "b", "c")


def test_unreached_pages_are_so_named_only_if_all_links_are_known() -> None:
    pages = (
        MapPage(path="a", title="A", clicks=0, links=("c",)),
        MapPage(path="b", title="B", clicks=None, links=("c",)),
        MapPage(path="c", title="C", clicks=1),
    )
    found = SiteMap(starts=("a",), pages=pages)
    assert [page.path for page in found.unreached] == ["b"]
    assert [page.path for page in found.dead_ends] == ["c"]
    assert found.linked_from["c"] == 2
    assert (found.unreached_label, SiteMap(unknown="a hook").unreached_label) == ("Not reached", "No known link")
