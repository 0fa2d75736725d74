"""URLs in text are links where magiclink is on."""

import pytest

from doc_lint.sources.markdown.bare_urls import are_links
from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.page import read_page
from doc_lint.sources.markdown.sure.page import is_sure

DIALECT = read_dialect({"pymdownx.magiclink": {}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://e.x/a_b#c.", [("https://e.x/a_b#c", 5)]),
        ("é (http://127.0.0.1:80/?a=b) or\nhttps://e.x, too", [("http://127.0.0.1:80/?a=b", 4), ("https://e.x", 1)]),
        ("[https://e.x](a.md)", [("a.md", 1)]),
        ("`https://e.x`", []),
    ],
)
def test_url_in_text_is_a_link_that_shows_it(text: str, expected: list[tuple[str, int]]) -> None:
    page = read_page(text.encode(), path="a.md", url="a/", source="a.md", dialect=DIALECT)
    assert [(link.target, link.location.column) for link in page.links] == expected
    assert is_sure(text, DIALECT)


@pytest.mark.parametrize(
    "text",
    [
        "http://e.x/_a_.b",
        "http://e.x/a*b*c",
        "http://e.x/a`b`",
        "xhttp://e.x",
        "http://e.x/a&b",
        "www.e.x",
        "https://e.x/'",
    ],
)
def test_url_that_both_may_read_otherwise_is_unsure(text: str) -> None:
    assert not is_sure(text, DIALECT)


def test_url_is_text_without_the_extension_and_unknown_where_less_of_it_is_shown() -> None:
    page = read_page(b"See https://e.x/", path="a.md", url="a/", source="a.md", dialect=read_dialect({}))
    assert page.links == ()
    assert not is_sure("See https://e.x/", read_dialect({"pymdownx.magiclink": {"hide_protocol": True}}))
    assert not are_links({"repo_url_shortener": True})
