"""The rule duplicate-id."""

from tests.conftest import Find


def test_ids_set_twice_are_found(find: Find) -> None:
    text = '# A\n\n## B {#x}\n\n## C {#x}\n\n<a id="y"></a>\n\nText.\n{: #y }\n'
    assert find("duplicate-id", {"docs/a.md": text}) == [
        "docs/a.md:5:1: `a.md` has the id `x` 2 times",
        "docs/a.md:10:1: `a.md` has the id `y` 2 times",
    ]


def test_id_of_raw_html_that_a_heading_makes_as_well_is_found(find: Find) -> None:
    assert find("duplicate-id", {"docs/a.md": '# A\n\n## B\n\nText.\n\n<a id="b"></a>\n'}) == [
        "docs/a.md:7:1: `a.md` has the id `b` 2 times"
    ]


def test_headings_of_one_text_are_numbered(find: Find) -> None:
    assert find("duplicate-id", {"docs/a.md": "# A\n\n## B\n\n## B\n\n## C {#c-1}\n"}) == []
