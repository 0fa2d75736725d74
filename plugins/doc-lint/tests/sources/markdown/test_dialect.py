"""Markdown extensions: includes, blocks, HTML tags around Markdown, anchors."""

import pytest
from pymdownx.slugs import slugify

from doc_lint.site import Page
from doc_lint.sources.markdown.dialect import Dialect, read_dialect
from doc_lint.sources.markdown.page import read_page

FILES = {
    "parts/note.md": b'See [a](a.md).\n\n--8<-- "deep.md"\n',
    "parts/deep.md": b"[b](b.md)\n",
    "parts/loop.md": b'[c](c.md)\n--8<-- "loop.md"\n',
    "parts/code.py": b"import x\n# --8<-- [start:main]\nmain()\n# --8<-- [end:main]\nrest()\n",
}


def read(text: str, **options: object) -> Page:
    dialect = Dialect(snippets=("parts",), **options)  # type: ignore[arg-type]
    return read_page(text.encode(), path="p.md", url="p/", source="docs/p.md", dialect=dialect, read=FILES.get)


def test_links_in_included_files_are_located_there() -> None:
    page = read('# P\n\n--8<-- "note.md"\n\n[z](z.md)\n')
    assert [(str(link.location), link.target) for link in page.links] == [
        ("parts/note.md:1:5", "a.md"),
        ("parts/deep.md:1:1", "b.md"),
        ("docs/p.md:5:1", "z.md"),
    ]


def test_block_form_and_indented_form() -> None:
    page = read('--8<--\nnote.md\n; skipped.md\n--8<--\n\n!!! note\n\n    --8<-- "deep.md"\n')
    assert [(str(link.location), link.target) for link in page.links] == [
        ("parts/note.md:1:5", "a.md"),
        ("parts/deep.md:1:1", "b.md"),
        ("parts/deep.md:1:1", "b.md"),
    ]


def test_include_in_a_fence_is_code() -> None:
    (block,) = read('```python title="code.py"\n--8<-- "code.py:main"\n```\n').code_blocks
    assert (block.language, block.text, str(block.location)) == ("python", "main()\n", "parts/code.py:3:1")


def test_include_of_some_lines() -> None:
    (block,) = read('```python\n--8<-- "code.py:5:5"\n```\n').code_blocks
    assert block.text == "rest()\n"


def test_file_that_includes_itself_is_included_once() -> None:
    assert {link.target for link in read('--8<-- "loop.md"\n').links} == {"c.md"}


def test_text_after_a_missing_file_is_read() -> None:
    assert [str(link.location) for link in read('--8<-- "gone.md"\n\n[z](z.md)\n').links] == ["docs/p.md:3:1"]


def test_without_the_extension_the_marker_is_text() -> None:
    page = read_page(b'--8<-- "note.md"\n', path="p.md", url="p/", source="docs/p.md", read=FILES.get)
    assert page.links == ()


def test_markdown_in_html_is_read() -> None:
    page = read('<div class="grid" id="box" markdown>\n[a](a.md)\n\n<div markdown="1">\n- [b](b.md)\n</div>\n</div>\n')
    assert [(str(link.location), link.target) for link in page.links] == [
        ("docs/p.md:2:1", "a.md"),
        ("docs/p.md:5:3", "b.md"),
    ]
    assert "box" in page.anchor_ids


def test_anchors_follow_the_configured_slugify() -> None:
    dialect = read_dialect({"toc": {"slugify": slugify(case="none"), "separator": "_"}})
    page = read_page(b"# Two Words\n", path="p.md", url="p/", source="p.md", dialect=dialect)
    assert page.headings[0].anchor == "Two_Words"


def test_emoji_are_not_part_of_an_anchor() -> None:
    assert read("# :material-star: Star\n", emoji=True).headings[0].anchor == "star"
    assert read("# :material-star: Star\n").headings[0].anchor == "material-star-star"


def test_files_appended_to_every_page_define_references() -> None:
    files = {"parts/links.md": b"[r]: r.md\n\n*[CPU]: central processing unit\n"}
    dialect = read_dialect({"pymdownx.snippets": {"base_path": ["parts"], "auto_append": ["links.md"]}})
    page = read_page(b"See [x][r].", path="p.md", url="p/", source="p.md", dialect=dialect, read=files.get)
    assert [(link.target, str(link.location)) for link in page.links] == [("r.md", "p.md:1:5")]
    assert page.undefined == ()
    assert [prose.text for prose in page.prose] == ["See x."]


@pytest.mark.parametrize(
    ("attributes", "anchor"),
    [
        ("#by-hand", "by-hand"),
        (": .x #by-hand ", "by-hand"),
        (' id="9.7.0" ', "9.7.0"),
        (" id=plain", "plain"),
        (' #one data-label="#two" ', "one"),
        (' style="color: #EF5350" ', ""),
        (".x", ""),
    ],
)
def test_id_of_an_attribute_list(attributes: str, anchor: str) -> None:
    assert read(f"# Star {{{attributes}}}\n").headings[0].anchor == (anchor or "star")
    assert [a.name for a in read(f"**Star**{{{attributes}}}\n").anchors] == [anchor] * bool(anchor)


def test_attribute_lists_set_anchors_only_if_the_extension_is_on() -> None:
    assert read("# Star {: .x #by-hand }\n").headings[0].anchor == "by-hand"
    assert [a.name for a in read("Text.\n{: #para }\n").anchors] == ["para"]
    assert read("# Star {#by-hand}\n", attr_list=False).headings[0].anchor == "star-by-hand"


@pytest.mark.parametrize("value", [5, "x", [5], [["x"]], [{"a": "b"}], [None], {"a": "b"}, True])
def test_options_of_any_type_are_read(value: object) -> None:
    dialect = read_dialect({"pymdownx.snippets": {"base_path": value, "auto_append": value}})
    page = read_page(b'--8<-- "gone.md"\n', path="p.md", url="p/", source="p.md", dialect=dialect, read=FILES.get)
    assert page.missing_includes[0].file == "gone.md"
