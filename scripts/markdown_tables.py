"""Markdown tables and lists for the pages that scripts write: the API reference and the option tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def cell(text: str) -> str:
    """Text as it may stand in a table cell."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


def code(text: str, limit: int = 160) -> str:
    """A code span for a table cell, cut where it becomes a listing."""
    text = " ".join(text.split())
    if not text:
        return ""
    text = text if len(text) <= limit else f"{text[:limit].rstrip()} ..."
    return f"`{text}`" if "|" not in text else f"<code>{cell(text).replace('_', '&#95;').replace('*', '&#42;')}</code>"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def count(number: int, noun: str) -> str:
    """`1 method`, `2 methods`, `no methods`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def listing(head: str, names: Sequence[str], limit: int) -> str:
    """The names as one sentence; those that do not fit are counted."""
    text = head
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        text = f"{head}{', '.join(names[:shown])}{f' and {rest} more' if rest else ''}."
        if len(text) <= limit:
            break
    return text
