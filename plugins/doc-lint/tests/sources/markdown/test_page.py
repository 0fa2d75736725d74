"""Read a page as Python-Markdown does."""

import markdown as python_markdown
import pytest

from doc_lint.site import Page
from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.exact import reader as exact
from doc_lint.sources.markdown.page import read_page
from doc_lint.sources.markdown.slugs import default


def read(text: str) -> Page:
    return read_page(text.encode(), path="a/b.md", url="a/b/", source="docs/a/b.md")


def test_links_have_target_text_kind_and_location() -> None:
    page = read('# T\n\nSee é [the *b*](b.md#x "t") and [ref][r].\n\n![alt](p.png)\n\n[r]: c.md\n')
    assert [(str(link.location), link.kind, link.target, link.text) for link in page.links] == [
        ("docs/a/b.md:3:7", "body", "b.md#x", "the b"),
        ("docs/a/b.md:3:33", "body", "c.md", "ref"),
    ]
    assert [(str(image.location), image.target, image.text) for image in page.images] == [
        ("docs/a/b.md:5:1", "p.png", "alt")
    ]


def test_image_in_a_link_is_both() -> None:
    page = read("[![logo](l.png)](b.md)\n")
    assert [(link.target, link.text) for link in page.links] == [("b.md", "logo")]
    assert [(image.target, image.text) for image in page.images] == [("l.png", "logo")]


def test_lines_count_the_front_matter() -> None:
    page = read("---\ntitle: A\n---\n\n# H\n")
    assert str(page.headings[0].location) == "docs/a/b.md:5:1"


def test_windows_line_ends_change_nothing() -> None:
    text = "---\ntitle: A\n---\n\n# H\n\n[b](b.md)\n"
    assert read(text.replace("\n", "\r\n")) == read(text)


def test_links_headings_and_directives_in_code_are_ignored() -> None:
    page = read("```md\n# No\n[a](a.md)\n::: x\n```\n\n    [b](b.md)\n\n`[c](c.md)`\n")
    assert (page.links, page.headings, page.directives) == ((), (), ())


@pytest.mark.parametrize("opener", ["!!! note", '??? tip "T"', "???+ tip", '=== "Tab"', '===! "Tab"'])
def test_bodies_of_blocks_are_read_with_their_columns(opener: str) -> None:
    page = read(
        f"{opener}\n\n    Text [a](a.md).\n\n    ```md\n    [no](no.md)\n    ```\n\n"
        "    !!! note\n        [b](b.md)\n\n[c](c.md)\n"
    )
    assert [(str(link.location), link.target) for link in page.links] == [
        ("docs/a/b.md:3:10", "a.md"),
        ("docs/a/b.md:10:9", "b.md"),
        ("docs/a/b.md:12:1", "c.md"),
    ]


def test_block_in_a_fence_is_code() -> None:
    text = "```md\n!!! note\n    [no](no.md)\n```\n\n    [no](no.md)\n"
    assert read(text).links == ()


def test_raw_html_over_several_lines_has_links_and_ids() -> None:
    page = read('<div id="box">\n<a\n  href="../c/">c</a>\n</div>\n\nText <a name="old" href="#box">x</a>\n')
    assert [(str(link.location), link.kind, link.target) for link in page.links] == [
        ("docs/a/b.md:2:1", "html", "../c/"),
        ("docs/a/b.md:6:6", "html", "#box"),
    ]
    assert {"box", "old"} <= page.anchor_ids


@pytest.mark.parametrize("tag", ["script", "style", "pre", "textarea"])
def test_text_after_an_element_with_raw_text_is_read(tag: str) -> None:
    page = read(f"<{tag}>\n[no](no.md)\n\n[no](no.md)\n</{tag}>\n\n## After\n\n[a](a.md)\n")
    assert [heading.anchor for heading in page.headings] == ["after"]
    assert [link.target for link in page.links] == ["a.md"]


def test_raw_html_ends_where_its_first_element_ends() -> None:
    html = '<div>\n  <div>\n\n        <a href="../a/">a</a>\n\n[no](no.md)\n\n  </div>\n\n## No\n\n</div>\n'
    page = read(f"{html}\n## Yes\n\n[b](b.md)\n")
    assert [(link.target, link.location.line) for link in page.links] == [("../a/", 4), ("b.md", 16)]
    assert [heading.anchor for heading in page.headings] == ["yes"]
    assert python_markdown.markdown(html).count("<h2") == 0


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n```py\nx = 1\n```\n\n</div>\n",
        "<div>\n\nNever closed.\n\n```py\nx = 1\n```\n",
        "```html\n<div>\n```\n\n```py\nx = 1\n```\n</div>\n",
        "<div markdown>\n\n```py\nx = 1\n```\n\n</div>\n",
    ],
)
def test_code_in_or_after_html_is_found(text: str) -> None:
    assert [block.text for block in read(text).code_blocks if block.language == "py"] == ["x = 1\n"]


def test_links_in_comments_are_ignored() -> None:
    assert read("<!-- <a href='x'> [b](b.md) -->\n\n<!--\n[c](c.md)\n-->\n").links == ()


def test_directives() -> None:
    page = read("# A\n\n::: shop.cart\n    options:\n      x: y\n\n::: shop.__version__\n")
    assert [(d.name, d.location.line) for d in page.directives] == [("shop.cart", 3), ("shop.__version__", 7)]


@pytest.mark.parametrize(
    "headings",
    [
        [
            "Plain words",
            "With `code` and *stress*",
            "Dots. And, commas!",
            "C++ & Rust",
            "a_b - c--d",
            "Ünïcode é",
            "日本語",
        ],
        ["Twice", "Twice", "Twice", "Twice_1"],
        ["Named {#by-hand}", "by hand"],
        ["[A link](x.md) in it", "1. Number", "under_score"],
    ],
)
def test_anchors_equal_those_of_python_markdown(headings: list[str]) -> None:
    text = "".join(f"## {heading}\n\ntext\n\n" for heading in headings)
    converter = python_markdown.Markdown(extensions=["toc", "attr_list"])
    converter.convert(text)
    expected = [token["id"] for token in converter.toc_tokens]
    assert [heading.anchor for heading in read(text).headings] == expected


def test_default_slugs_equal_those_of_python_markdown() -> None:
    from markdown.extensions.toc import slugify

    for text in ("A b", " x ", "é", "a  -  b", "`code`", "日本", "___", "A/B:C"):
        assert default(text, "-") == slugify(text, "-")


@pytest.mark.parametrize(
    "text", ["", "\n", "---", "---\n", "[", "<a href=", "```", "!!! ", "# ", "\x00", "[a]: <", "    " * 500 + "x"]
)
def test_odd_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(read(text), Page)


def test_page_that_may_be_read_differently_is_unsure_without_python_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_lint.sources.markdown.dialect.is_installed", lambda: False)
    texts = ("[x](a.md)\n", "<div>\n<!-- a -->\n\n[x](a.md)\n</div>\n")
    pages = [read_page(t.encode(), path="p.md", url="p/", source="p.md", dialect=read_dialect({})) for t in texts]
    assert [page.is_unsure for page in pages] == [False, True]


def test_page_that_takes_python_markdown_too_long_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "_SECONDS", 0.02)
    text = f"[x](a.md) {'[' * 3000}\n"
    page = read_page(text.encode(), path="p.md", url="p/", source="p.md", dialect=read_dialect({}))
    assert page.is_unsure
    assert [link.target for link in page.links] == ["a.md"]
