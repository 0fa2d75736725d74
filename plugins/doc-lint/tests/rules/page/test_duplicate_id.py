"""The rule duplicate-id."""

from doc_lint.testing import findings


def test_repeated_ids_are_reported() -> None:
    text = '# A\n\n## B {#x}\n\n## C {#x}\n\n<a id="y"></a>\n\nText.\n{: #y }\n'
    assert findings("duplicate-id", {"docs/a.md": text}) == [
        "docs/a.md:5:1: `a.md` uses the id `x` 2 times",
        "docs/a.md:10:1: `a.md` uses the id `y` 2 times",
    ]


def test_id_in_raw_html_that_a_heading_generates_too_is_reported() -> None:
    assert findings("duplicate-id", {"docs/a.md": '# A\n\n## B\n\nText.\n\n<a id="b"></a>\n'}) == [
        "docs/a.md:7:1: `a.md` uses the id `b` 2 times"
    ]


def test_headings_with_the_same_text_are_not_reported() -> None:
    assert findings("duplicate-id", {"docs/a.md": "# A\n\n## B\n\n## B\n\n## C {#c-1}\n"}) == []
