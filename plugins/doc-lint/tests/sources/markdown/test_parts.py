"""Pages of which Python-Markdown reads parts."""

from typing import Any

import pytest
from pymdownx.slugs import slugify

from doc_lint.site import Location, Page
from doc_lint.sources.markdown import page as reader
from doc_lint.sources.markdown import parts
from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.sure.parts import unsure_parts

EXTENSIONS: dict[str, dict[str, Any]] = {
    name: {} for name in ("admonition", "attr_list", "footnotes", "md_in_html", "pymdownx.superfences")
}
TABS = {"pymdownx.tabbed": {"alternate_style": True, "slugify": slugify(case="lower")}}
UNSURE = "Unsure [x](a b.md)\n"
"""A link for Python-Markdown alone."""


def read(text: str, **extensions: dict[str, Any]) -> Page:
    return reader.read_page(
        text.encode(), path="p.md", url="p/", source="docs/p.md", dialect=read_dialect(EXTENSIONS | extensions)
    )


@pytest.mark.parametrize(
    "text",
    [
        f"# Title\n\n[a](b.md) `c`\n\n{UNSURE}\n## Title\n\n![d](e.png)\n",
        f"```\n[no](no.md)\n```\n\n{UNSURE}\n    code\n\nText [f][none]\n",
        f"[a][name] and [name]\n\n{UNSURE}\n[name]: b.md\n",
        f"Text[^1]\n\n{UNSURE}\n[^1]:\n    Note [a](b.md)\n\nText\n",
        f"[a](b.md){{#id}}\n\n# Id\n\nText\n\n{UNSURE}\n# Id\n",
        f"!!! note\n\n    # Inside\n\n    [a](b.md)\n\nText\n\n{UNSURE}\n# Inside\n",
        f"<div>\n\n[no](no.md)\n\n</div>\n\n{UNSURE}\n<div markdown>\n\n[a](b.md)\n\n</div>\n",
        f"- a\n\n    b\n\n{UNSURE}\n- c [d](e.md)\n\n        code or text\n\nText `f`\n",
    ],
)
def test_page_in_parts_is_the_page_as_a_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(text)
    assert "a b.md" in [link.target for link in found.links]
    assert unsure_parts(text, read_dialect(EXTENSIONS)) is not None
    monkeypatch.setattr(parts, "unsure_parts", lambda *_: None)
    assert found == read(text)


def test_places_are_those_in_the_page() -> None:
    page = read(f"---\ntitle: T\n---\n\nText [x](b.md)\n\nText\n\n{UNSURE}\nText `code`\n")
    assert [(link.target, link.location) for link in page.links] == [
        ("b.md", Location("docs/p.md", 5, 6)),
        ("a b.md", Location("docs/p.md", 9, 8)),
    ]
    assert [span.location.line for span in page.code_spans] == [11]


def test_text_is_below_its_heading() -> None:
    page = read(f"Text\n\n# One\n\nText\n\n# <b>Two</b>\n\n{UNSURE}\n## Three\n\nEnd\n")
    assert [heading.text for heading in page.headings] == ["One", "Two", "Three"]
    assert [(each.text, each.heading) for each in page.prose if each.text in ("Text", "End")] == [
        ("Text", 0),
        ("Text", 1),
        ("End", 3),
    ]


def test_numbers_of_tabs_are_not_known() -> None:
    text = f'=== "One"\n\n    Text\n\nText\n\n{UNSURE}\n=== "Two [x](c d.md)"\n\n    Text\n\n'
    page = read(text, **{"pymdownx.tabbed": {}})
    assert page.has_numbered_tabs
    assert not page.anchors
    assert {anchor.name for anchor in read(text, **TABS).anchors} == {"one", "two-x"}


def test_file_that_is_included_twice_is_read_with_the_whole_page() -> None:
    files = {"a.md": b"[x](b.md)\n"}
    text = f'--8<-- "a.md"\n\n{UNSURE}--8<-- "a.md"\n'
    page = reader.read_page(
        text.encode(),
        path="p.md",
        url="p/",
        source="docs/p.md",
        dialect=read_dialect({"pymdownx.snippets": {}}),
        read=files.get,
    )
    assert [link.target for link in page.links] == ["b.md", "b.md", "a b.md"]


def test_fence_that_does_not_end_is_no_code() -> None:
    """The fast reader moves definitions below a line of text to the end: there into the fence."""
    page = read(f"Text\n\nUnsure\n[a]: b.md\n\n{UNSURE}\n```\n")
    assert not page.code_blocks
