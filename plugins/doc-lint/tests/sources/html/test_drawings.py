"""What drawings define and use."""

from doc_lint.site import Drawing
from doc_lint.sources.html.drawings import read_drawings


def read(*pieces: str) -> list[Drawing]:
    text, found = "", []
    for piece in pieces:
        found.append((piece, len(text.encode())))
        text += f"{piece}\n\n"
    return list(read_drawings(found, text.encode()))


def test_ids_and_what_refers_to_them() -> None:
    (drawing,) = read(
        '<svg id="é" aria-labelledby="t"><title id="t">T</title><style>p{mask:url("#m")}</style>',
        '<use href="#u"/><use xlink:href="#v"/><path style="fill: url(#g)"/><a href="#j"/><a href="b.md#no"/>',
        '<animate href="#k" begin="1s; click.end"/></svg>',
    )
    assert set(drawing.elements) == {"é", "t"}
    assert drawing.uses == {"t", "m", "u", "v", "g"}
    assert drawing.jumps == {"j", "k", "click"}


def test_equal_elements_have_the_same_digest() -> None:
    one, two, three = (
        read(f"<svg>{each}</svg>")[0].elements["x"]
        for each in ('<g id="x">\n  <b/></g>', '<i/><g id="x"> <b/></g>', '<g id="x"><i/></g>')
    )
    assert one == two != three


def test_drawings_in_a_drawing_are_one() -> None:
    assert len(read("<svg><svg/><svg></svg></svg>", "<SVG></SVG>", "</svg>", "<svg>")) == 2


def test_drawing_in_a_comment_is_none() -> None:
    assert read('<!-- <svg id="x"></svg> -->') == []
