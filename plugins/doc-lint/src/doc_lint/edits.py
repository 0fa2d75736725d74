"""Edits of findings, made in the text of a file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add

from msgspec.structs import replace

from doc_lint.entry_order import reorder
from doc_lint.findings import Edit
from doc_lint.written import find_target

_LINE_END = re.compile(r"\r\n|\r|\n")


def fix(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Return a text with edits made, and their number.

    An edit is left out if the text at its location is not what it replaces, as after another change.

    Args:
        text: The text of a file, with its line endings.
        edits: The edits.
    """
    every = list(edits)
    found = places(text, (edit for edit in every if not edit.lines))
    for at in sorted(found, reverse=True):
        text = _replaced(text, at, found[at])
    number = len(found)
    # The list inside an entry comes first: to sort it moves no line of the list around it.
    for order in sorted((edit for edit in every if edit.lines), key=lambda edit: edit.lines[0], reverse=True):
        for at, edit in places(text, [order]).items():
            text, number = _replaced(text, at, edit), number + 1
    return text, number


def _replaced(text: str, at: int, edit: Edit) -> str:
    return text[:at] + edit.new + text[at + len(edit.old) :]


def places(text: str, edits: Iterable[Edit]) -> dict[int, Edit]:
    """Return the edits that can be made in a text, by the offset of the text that each one replaces.

    A comment that goes takes its line with it if it is alone there, and the spaces before it if it ends the line.
    A new order of entries replaces the lines of all of them. Of edits that overlap, the first one is made.
    """
    lines = _starts(text)
    found: dict[int, Edit] = {}
    for edit in edits:
        if max((edit.location.line, *edit.lines)) <= len(lines):
            start = lines[edit.location.line - 1] + edit.location.column - 1
            place = None if edit.lines else _place(text, start, edit.old)
            if edit.lines:
                place, edit = _in_order(text, lines, edit)
            elif place is not None and edit.old.startswith("<!--") and not edit.new:
                place, edit = _without_space(text, place, edit)
            if place is not None:
                found[place] = edit
    ends = accumulate((at + len(found[at].old) for at in sorted(found)), max, initial=0)
    return {at: found[at] for at, end in zip(sorted(found), ends, strict=False) if at >= end}


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, as locations have them."""
    lines = _starts(text)
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


def _starts(text: str) -> list[int]:
    """Return the offset of the first character of each line. Columns do not count a byte order mark."""
    return [int(text.startswith("\ufeff")), *(match.end() for match in _LINE_END.finditer(text))]


def _place(text: str, start: int, old: str) -> int | None:
    """Return where a comment, the `#` of a heading, the target of a link or image, or the path in an entry is."""
    if old.startswith("<!--"):
        return start if text.startswith(old, start) else None
    if old.startswith("#"):
        return start if re.compile(rf"{old}(?=[ \t])").match(text, start) else None
    return find_target(text, start, old)


def _in_order(text: str, starts: Sequence[int], edit: Edit) -> tuple[int | None, Edit]:
    """Return where the entries of a list begin, and the edit that replaces their lines; `None` if they don't fit."""
    lines = _LINE_END.split(text[starts[0] :])
    names, order = edit.old.split("\n"), edit.new.split("\n")
    if not all(name in lines[number - 1] for name, number in zip(names, edit.lines, strict=True)):
        return None, edit
    is_yaml = not edit.location.path.endswith(".md")
    found = reorder(lines, [number - 1 for number in edit.lines], [names.index(name) for name in order], yaml=is_yaml)
    if found is None:
        return None, edit
    first, new = found
    last = first + len(new) - 1
    old = text[starts[first] : starts[last] + len(lines[last])]
    ends = [*_LINE_END.findall(old), ""]
    return starts[first], replace(edit, old=old, new="".join(map(add, new, ends)))


def _without_space(text: str, start: int, edit: Edit) -> tuple[int, Edit]:
    after = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)").match(text, start + len(edit.old))
    if after is None:
        return start, edit
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if text[first:start].strip(" \t\ufeff"):
        kept = len(text[:start].rstrip(" \t"))
        return kept, replace(edit, old=text[kept : start + len(edit.old)])
    first += text.startswith("\ufeff", first)
    return first, replace(edit, old=text[first : after.end()])
