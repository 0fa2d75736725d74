"""Attributes in raw HTML and in attribute lists."""

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


class TagReader(HTMLParser):
    """Collects the start tags in HTML: name, attributes, line from 1 and column from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect a tag."""
        self.found.append((tag, {name: value or "" for name, value in attrs}, *self.getpos()))
