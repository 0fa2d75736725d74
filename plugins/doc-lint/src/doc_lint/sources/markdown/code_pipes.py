"""Hide the pipes in the code of table rows from the parser.

In Python-Markdown, they are code. In CommonMark, they end a cell, and a backslash before one is not code.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_PIPE = "\x1f"
"""What the parser sees instead of a pipe, as long in bytes."""
_BETWEEN_BACKTICKS = re.compile(r"`[^`|\n]*\|[^`\n]*`")
_ROW = re.compile(r"^[ >]*\|.*`.*$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


def without_code_pipes(text: str) -> str:
    """Return text with another character in place of each pipe in the code of a table row.

    Text without such pipes is returned as the same object.
    """
    if not _BETWEEN_BACKTICKS.search(text) or _PIPE in text:
        return text
    hidden = _ROW.sub(lambda row: hide_pipes(row[0]), text)
    return hidden if _PIPE in hidden else text


def hide_pipes(row: str) -> str:
    """Return the row of a table with another character in place of each pipe in code."""
    return _replaced(row, lambda code: code[0].replace("|", _PIPE))


def without_code(row: str) -> str:
    """Return the row of a table with a null character in place of each code span."""
    return _replaced(row, lambda _: "\0")


def _replaced(row: str, replace: Callable[[re.Match[str]], str]) -> str:
    """Replace the code in a row, if no escape changes which backticks belong together."""
    return row if "\\`" in row or "\\\\" in row else _CODE.sub(replace, row)


def with_code_pipes(events: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Yield the events of a text without code pipes as events of the text that its author wrote."""
    return ((_restored(event), span) for event, span in events)


def _restored(value: Any) -> Any:
    if value.__class__ is str:
        return value.replace(_PIPE, "|")
    return {key: _restored(each) for key, each in value.items()} if value.__class__ is dict else value
