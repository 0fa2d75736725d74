"""The rule duplicate-id."""

import pytest

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


@pytest.mark.parametrize(
    "text", ['<a name="b"></a>\n## B', '## B\n\n<a name="b"></a>\n\n<p id="c"><a name="c"></a></p>']
)
def test_name_of_a_link_is_not_an_id(text: str) -> None:
    assert findings("duplicate-id", {"docs/a.md": f"# A\n\n{text}\n"}) == []


def test_headings_with_the_same_text_are_not_reported() -> None:
    assert findings("duplicate-id", {"docs/a.md": "# A\n\n## B\n\n## B\n\n## C {#c-1}\n"}) == []


GRADIENT = '<linearGradient id="g"><stop offset="{}"/></linearGradient>'
DRAWING = f'<svg viewBox="0 0 9 9">\n<defs>\n{GRADIENT.format(0)}\n</defs>\n<path fill="url(#g)"/>\n</svg>\n'
OTHER = DRAWING.replace('offset="0"', 'offset="1"')
SNIPPETS = "markdown_extensions: [{pymdownx.snippets: {base_path: [docs]}}, attr_list]\n"


def twice(first: str, second: str, **more: str) -> list[str]:
    files = {"docs/a.md": f"# A\n\n{first}\nText.\n\n{second}\nMore.\n"}
    return findings("duplicate-id", files | {f"docs/{name}.md": text for name, text in more.items()})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (DRAWING, DRAWING),
        (DRAWING, DRAWING.replace(" viewBox", ' class="wide" viewBox')),
        (DRAWING, OTHER.replace("url(#g)", "red")),
        (DRAWING, f"<figure>\n{DRAWING}</figure>\n"),
        ('<svg id="s"><title id="t">A</title></svg>\n', '<svg id="s"><title id="t">B</title></svg>\n'),
        ('<svg><g id="x"/><use href="#x"/></svg>\n', '<svg><g id="x" /><use href="#x"/></svg>\n'.replace(" />", "/>")),
    ],
    ids=["same", "same definition", "not used", "in a figure", "nothing refers to it", "use"],
)
def test_drawing_that_looks_right_may_be_on_a_page_twice(first: str, second: str) -> None:
    assert twice(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "name", "place"),
    [
        (DRAWING, OTHER, "g", "14:1"),
        (DRAWING, OTHER.replace('fill="url(#g)"', 'style="fill: url(#g)"'), "g", "14:1"),
        (
            '<svg><style>b{fill:url(#i)}</style><g id="i"/></svg>',
            '<svg><style>b{fill:url(#i)}</style><b id="i"/></svg>',
            "i",
            "6:36",
        ),
        ('<svg><g id="x"/><use href="#x"/></svg>', '<svg><b id="x"/><use xlink:href="#x"/></svg>', "x", "6:6"),
        (
            '<svg aria-labelledby="t"><b id="t">A</b></svg>',
            '<svg aria-labelledby="t"><b id="t">B</b></svg>',
            "t",
            "6:26",
        ),
        ('<svg><g id="x"/><a href="#x">b</a></svg>', '<svg><g id="x"/><a href="#x">b</a></svg>', "x", "6:6"),
        ('<svg><g id="x"/><a xlink:href="#x">b</a></svg>', '<svg><g id="x"/></svg>', "x", "6:6"),
        ('<svg><g id="x"/><set begin="x.click"/></svg>', '<svg><g id="x"/><set begin="x.click"/></svg>', "x", "6:6"),
        ('<svg><g id="x"/></svg>', "Text.\n{: #x }", "x", "7:1"),
    ],
    ids=["gradient", "style", "style sheet", "use", "label", "link", "xlink", "animation", "outside"],
)
def test_drawing_that_a_browser_shows_or_follows_wrong_is_reported(
    first: str, second: str, name: str, place: str
) -> None:
    assert twice(first, second) == [f"docs/a.md:{place}: `a.md` uses the id `{name}` 2 times"]


def test_drawing_with_an_id_that_a_link_leads_to_may_be_on_a_page_only_once() -> None:
    message = "`a.md` uses the id `g` 2 times"
    assert twice(DRAWING, DRAWING, b="# B\n\n[the gradient](a.md#g)\n") == [f"docs/a.md:14:1: {message}"]
    assert twice(DRAWING, f"[here](#g)\n\n{DRAWING}") == [f"docs/a.md:16:1: {message}"]
    assert twice(DRAWING, DRAWING, b="# B\n\n[the page](a.md) and [that](b.md#g)\n") == []


def test_drawing_in_code_is_text() -> None:
    assert twice(f"```html\n{DRAWING}```\n", f"{DRAWING}\n`{'<svg>'}` is an element.\n") == []


def test_file_that_is_included_twice_is_reported_once_per_id_at_the_second_marker() -> None:
    files = {
        "mkdocs.yml": SNIPPETS,
        "docs/_part.md": '## Part {#part}\n\nText.\n\n<a id="more"></a>\n',
        "docs/a.md": '# A\n\n--8<-- "_part.md"\n\nText.\n\n--8<-- "_part.md"\n',
        "docs/b.md": '# B\n\n--8<-- "_part.md"\n',
    }
    assert findings("duplicate-id", files) == [
        "docs/a.md:7:1: `a.md` uses the id `more` 2 times",
        "docs/a.md:7:1: `a.md` uses the id `part` 2 times",
    ]


def test_ids_of_two_included_files_are_in_the_order_of_the_page() -> None:
    files = {
        "mkdocs.yml": SNIPPETS,
        "docs/a.md": '# A\n\n--8<-- "z.svg"\n\nText.\n\n--8<-- "b.svg"\n',
        "docs/b.svg": OTHER,
        "docs/z.svg": DRAWING,
    }
    assert findings("duplicate-id", files) == ["docs/b.svg:3:1: `a.md` uses the id `g` 2 times"]


def test_drawing_that_is_included_twice_is_reported_where_a_link_jumps_to_the_first() -> None:
    page = '# A\n\n--8<-- "z.svg"\n\n[the gradient](#g)\n\n--8<-- "z.svg"\n'
    files = {
        "mkdocs.yml": SNIPPETS,
        "docs/a.md": page,
        "docs/z.svg": DRAWING.replace("</defs>", '<b id="b"/>\n</defs>'),
    }
    assert findings("duplicate-id", files) == ["docs/a.md:7:1: `a.md` uses the id `g` 2 times"]
    files["docs/a.md"] = page.replace("(#g)", "(#a)")
    assert findings("duplicate-id", files) == []
