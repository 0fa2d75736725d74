"""The map as a document, read by an HTML parser. How it looks and works in a browser depends on one."""

from html.parser import HTMLParser

import pytest

from doc_lint.review.map.html import figure, render
from doc_lint.review.map.records import MapPage, MapSection, SiteMap
from tests.review.map.conftest import Make

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Document(HTMLParser):
    """Collects the elements of a document, its text, and whether each element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, attribute: str, tag: str = "") -> list[str]:
        return [
            value or ""
            for name, each in self.elements
            for key, value in each.items()
            if key == attribute and tag in ("", name)
        ]


@pytest.mark.parametrize("sizes", [(1,), (3, 2), (30, 290)])
def test_links_lead_to_an_element_and_ids_are_unique(made: Make, sizes: tuple[int, ...]) -> None:
    read = Document(render(made(*sizes)))
    ids = read.values("id")
    assert len(set(ids)) == len(ids)
    inner = [value[1:] for value in read.values("href", "a") if value.startswith("#")]
    assert {*inner} <= {*ids}
    assert len(inner) > sum(sizes)


def test_nothing_is_loaded(made: Make) -> None:
    text = render(made(3, 2))
    read = Document(text)
    assert {"link", "img", "iframe", "image", "use"}.isdisjoint(tag for tag, _ in read.elements)
    assert read.values("src") == []
    assert not any(loading in text for loading in ("url(", "@import", "fetch(", "import("))


def test_the_tables_have_every_page_with_its_links(made: Make) -> None:
    read = Document(render(made(3, 2)))
    rows = [each["id"] for tag, each in read.elements if tag == "tr" and "id" in each]
    assert rows == [f"map-p{number}" for number in range(5)]
    said = " ".join(read.words)
    assert "Section 1 : 2 pages, 1 not reached" in said
    assert "Near-duplicate of  Page 1" in said


def test_sections_that_are_folded_in_the_picture_are_folded_below() -> None:
    paths = [f"{number}.md" for number in range(330)]
    sections = (MapSection(title="Many", pages=tuple(paths[:-2])), MapSection(title="Few", pages=tuple(paths[-2:])))
    pages = tuple(MapPage(path=path, title=path, clicks=0) for path in paths)
    read = Document(render(SiteMap(starts=tuple(paths), sections=sections, pages=pages)))
    details = [each for tag, each in read.elements if tag == "details" and each.get("class") == "map-section"]
    assert ["open" in each for each in details] == [False, True]


def test_what_is_apart_is_listed_in_full(made: Make) -> None:
    said = " ".join(Document(figure(made(3, 2))).words)
    for words in ("Not reached: 1 page", "Dead ends: 2 pages", "Near-duplicates: 1 pair"):
        assert words in said
    assert "Not reached:" not in " ".join(Document(figure(SiteMap())).words)


def test_unknown_links_are_named() -> None:
    text = render(SiteMap(unknown="the hook `<x>.py` may change pages"))
    assert "Some links or pages may be missing: the hook <code>&lt;x&gt;.py</code> may change pages." in text


def test_titles_are_text() -> None:
    title = "<b onclick='x'>\u202e"
    page = MapPage(path="<a>.md", title=title, clicks=0)
    found = SiteMap(site=title, sections=(MapSection(title=title, pages=("<a>.md",)),), pages=(page,))
    text = render(found)
    assert Document(text).values("onclick") == []
    assert "\u202e" not in text


def test_a_page_with_many_links_lists_some() -> None:
    paths = [f"{number}.md" for number in range(60)]
    pages = tuple(MapPage(path=path, title=path, clicks=0, links=tuple(paths[1:])) for path in paths)
    text = render(SiteMap(sections=(MapSection(title="S", pages=tuple(paths)),), pages=pages))
    assert " and 19 more</td>" in text
