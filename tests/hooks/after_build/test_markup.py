"""The tree of a page's text keeps what the page shows."""

from urllib.parse import urljoin

import pytest

from after_build.markup import absolute, all_text, parse, words


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p> \n<p>Two.</p>", "One. \nTwo."),
        ("Before <p>a &amp; b&nbsp;&rarr; &hellip; &#39;ü&#x27;</p> after", "Before a & b\xa0→ … 'ü' after"),
        ("<p>One.</p></div><p>Two.</p>", "One.Two."),
        ("<p>One<!-- not shown --> line.</p>", "One line."),
        ("", ""),
    ],
)
def test_the_text_is_complete(html: str, text: str) -> None:
    assert all_text(parse(html)) == text


def test_an_element_may_be_nested_deeper_than_the_limits_of_parsers() -> None:
    assert all_text(parse("<div>" * 400 + "x" + "</div>" * 400)) == "x"


def test_the_words_of_a_heading_are_those_that_it_names() -> None:
    html = (
        '<h2>The <code>run</code>\n class <small class="doc-labels">dataclass</small><a class="headerlink">¶</a></h2>'
    )
    assert words(parse(html)) == "The run class"


@pytest.mark.parametrize("base", ["https://x.example/guides/ray/", "/guides/ray/", "/"])
@pytest.mark.parametrize(
    "address",
    [
        "#",
        "#a",
        "#a%20b",
        "",
        ".",
        "..",
        "../../#a",
        "b/#a",
        "?q#a",
        "/a",
        "//y.example/",
        "https://y.example",
        "mailto:a@b",
    ],
)
def test_addresses_are_resolved_as_browsers_do(base: str, address: str) -> None:
    assert absolute(base, address) == urljoin(base, address)
