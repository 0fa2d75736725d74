"""Attributes: of raw HTML, and of attribute lists."""

import re
from html.parser import HTMLParser

_ATTRIBUTE = re.compile(r"""[^ =}]+=(?:"[^"]*"|'[^']*'|[^ =}]+)|[^ =}]+""")


def id_of(attributes: str) -> str:
    """Return the id that an attribute list sets, as `#id` or as `id=...`, or the empty string."""
    found = ""
    for attribute in _ATTRIBUTE.findall(attributes):
        if attribute.startswith(("#", "id=")):
            found = attribute.removeprefix("id=").removeprefix("#").strip("\"'")
    return found


class TagReader(HTMLParser):
    """Notes the tags of a piece of HTML: name, attributes, line from 1 and column from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.found.append((tag, {name: value or "" for name, value in attrs}, *self.getpos()))
