"""The parser of the search finds the sections that Material's own finds."""

import random
from collections.abc import Iterator

import pytest
from material.plugins.search import plugin

import search_sections

MATERIAL = plugin.Parser
TAGS = ["p", "code", "pre", "li", "ol", "div", "span", "a", "h1", "h2", "h3", "br", "wbr", "tr", "object", "P", "svg"]
ATTRIBUTES = [
    "",
    ' class="headerlink"',
    ' class="linenodiv"',
    ' class="x" class="linenodiv"',
    " data-search-exclude",
    ' data-search-exclude=""',
    ' id="a&amp;b"',
    " id",
    ' id=""',
    ' ID="x"',
    ' title="a > b"',
]
TEXTS = ["text", " ", "\n", "\n  ", "a\nb", "a &lt; b", "&amp", "&nbsp;", "&#60;", ">", '"', "<title>x</title>"]
ODD = ["<", "x<y", "</", "<!-- a <p> -->", "<?php a ?>", "<script>a<b></script>", "<style>", "<title><b></title>"]


def sections(parser: type[search_sections.Parser], content: str) -> object:
    """Return everything that the plugin reads of the sections, or the error that it runs into."""
    made = parser()
    try:
        made.feed(content)
        made.close()
    except ValueError as error:  # an end of an element in a section without its start
        return str(error)
    return [(it.el.tag, it.is_excluded(), it.id, it.title, it.text, it.depth) for it in made.data]


def pages(choice: random.Random, depth: int) -> Iterator[str]:
    """Yield the pieces of a page: most elements have an end, a few pieces of text are odd."""
    for _ in range(choice.randrange(1, 5)):
        name, attributes = choice.choice(TAGS), choice.choice(ATTRIBUTES)
        kind = choice.choices(["text", "element", "alone", "start", "end", "odd"], [45, 45, 5, 3, 2, 1])[0]
        if kind == "element" and depth:
            yield from (f"<{name}{attributes}>", *pages(choice, depth - 1), f"</{name}>")
        elif kind in ("alone", "start", "end"):
            yield {"alone": f"<{name}{attributes}/>", "start": f"<{name}{attributes}>", "end": f"</{name}>"}[kind]
        else:
            yield choice.choice(ODD if kind == "odd" else TEXTS)


@pytest.mark.parametrize("seed", range(4))
def test_the_sections_of_any_page_are_those_of_material(seed: int) -> None:
    choice = random.Random(seed)  # noqa: S311 - not a secret
    for _ in range(100):
        page = "".join(pages(choice, 4))
        assert sections(search_sections.Parser, page) == sections(MATERIAL, page), page


@pytest.mark.parametrize("odd", ODD)
def test_a_page_with_unknown_markup_goes_to_the_parser_of_material(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fed = []
    monkeypatch.setattr(MATERIAL, "feed", lambda _, content: fed.append(content))
    search_sections.Parser().feed(f"<p>{odd}</p>")
    assert fed == [f"<p>{odd}</p>"]


def test_known_markup_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MATERIAL, "feed", lambda *_: pytest.fail("the slow parser"))
    page = '<h1 id="a">A<br/>b</h1><p>B</p><svg viewBox="0 0 1 1"><title>C</title></svg><pre data-x>\n&lt;</pre>'
    search_sections.Parser().feed(page)


def test_the_plugin_uses_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugin, "Parser", MATERIAL)
    search_sections.on_startup()
    assert plugin.Parser is search_sections.Parser
