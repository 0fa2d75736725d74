"""Attributes in raw HTML and in attribute lists."""

import html
import re
from html.parser import HTMLParser

_ATTRIBUTE = re.compile(r"""[^ =}]+=(?:"[^"]*"|'[^']*'|[^ =}]+)|[^ =}]+""")


def id_of(attributes: str) -> str:
    """Return the id that an attribute list sets with `#id` or `id=...`, or an empty string."""
    found = ""
    for attribute in _ATTRIBUTE.findall(attributes):
        if attribute.startswith(("#", "id=")):
            found = attribute.removeprefix("id=").removeprefix("#").strip("\"'")
    return found


_LONG_NUMBER = re.compile(r"&#([0-9]{600,})")


def with_short_numbers(text: str) -> str:
    """Return HTML in which Python can read every character reference, of the same length.

    It refuses decimal numbers of thousands of digits; like other numbers beyond Unicode, they are invalid characters.
    """
    if "&#" not in text:
        return text
    return _LONG_NUMBER.sub(lambda found: "&#x" + "f" * (len(found[1]) - 1), text)


def unescape(text: str) -> str:
    """Return text with the characters that its references stand for."""
    return html.unescape(with_short_numbers(text))


class HtmlParser(HTMLParser):
    """Python's parser, for any HTML."""

    def feed(self, data: str) -> None:
        """Parse HTML."""
        super().feed(with_short_numbers(data))


class TagReader(HtmlParser):
    """Collects the start tags in HTML: name, attributes, line from 1 and column from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect a tag."""
        self.found.append((tag, {name: value or "" for name, value in attrs}, *self.getpos()))
