"""Pages that the fast reader reads otherwise than Python-Markdown: what is there, and where."""

from doc_lint.site import Page
from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.page import read_page

FILES = {"parts/note.md": b"See <b>[a](a b.md)</b>.\n"}


def read(text: str, *extensions: str) -> Page:
    dialect = read_dialect({**{name: {} for name in extensions}, "pymdownx.snippets": {"base_path": ["parts"]}})
    return read_page(text.encode(), path="p.md", url="p/", source="docs/p.md", dialect=dialect, read=FILES.get)


def links(page: Page) -> list[tuple[str, str]]:
    return [(str(link.location), link.target) for link in page.links]


def test_link_that_only_python_markdown_reads_is_at_its_place() -> None:
    page = read("---\ntitle: T\n---\n\nText\n[x](gone page.md) and [y](b.md)\n")
    assert links(page) == [("docs/p.md:6:1", "gone page.md"), ("docs/p.md:6:23", "b.md")]


def test_same_target_twice_is_at_two_places() -> None:
    assert links(read("[x](a b.md)\n\n[y](a b.md)\n")) == [("docs/p.md:1:1", "a b.md"), ("docs/p.md:3:1", "a b.md")]


def test_link_of_an_included_file_is_in_that_file() -> None:
    assert links(read('Text <br>\n\n--8<-- "note.md"\n')) == [("parts/note.md:1:8", "a b.md")]


def test_link_in_what_python_markdown_reads_as_code_is_none() -> None:
    page = read("Text\n\n1. Item\n\n- Other\n\n        [no](no.md)\n")
    assert page.links == ()
    assert [block.text for block in page.code_blocks] == ["[no](no.md)\n"]
    assert not any("no" in prose.text for prose in page.prose)


def test_indented_heading_is_text_and_one_without_space_is_a_heading() -> None:
    page = read("#Title\n\n  ## Indented\n\n## Next\n")
    assert [(heading.text, heading.anchor, str(heading.location)) for heading in page.headings] == [
        ("Title", "title", "docs/p.md:1:1"),
        ("Next", "next", "docs/p.md:5:1"),
    ]
    assert [prose.heading for prose in page.prose if "Indented" in prose.text] == [1]


def test_id_in_html_that_is_markdown_is_known() -> None:
    page = read('<section id="part" markdown>\n## In\n</section>\n', "md_in_html")
    assert {"part", "in"} <= page.anchor_ids
    assert [anchor.location.line for anchor in page.anchors if anchor.name == "part"] == [1]


def test_reference_that_is_escaped_or_code_is_not_undefined() -> None:
    page = read("<i>x</i> \\[a][b] `[c][d]` <code>[e][f]</code> [g][h]\n")
    assert [(reference.name, reference.location.line) for reference in page.undefined] == [("h", 1)]


def test_front_matter_links_stay() -> None:
    page = read("---\nnext_steps: [b.md]\n---\n\n<div>\n</div>\n")
    assert [link.kind for link in page.links] == ["next-step"]
