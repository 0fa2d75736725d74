"""Tables that a reader can follow: row headers, the column's name on each cell, and names in one piece.

A screen reader reads the header of a row, and a phone shows each row as a list whose values have the names of their
columns (`assets/stylesheets/site.css`). In code, browsers break words after a dash, a slash or a bar: code of a table
does not break at all, except for code that is long. Its words are marked where they would break.

A table is in the box in which Material's script would put it, where a wide one scrolls: without scripts, too, and the
browser need not lay out the page twice.
"""

import html
import re
from collections.abc import Sequence

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
BOX = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">', "</div></div>"
ROW = re.compile(r"(<tr[^>]*>)(.*?)(</tr>)", re.DOTALL)
CELL = re.compile(r"<(t[dh])((?:\s[^>]*)?)>(.*?)</\1>", re.DOTALL)
CODE = re.compile(r"(<code[^>]*>)(.*?)(</code>)", re.DOTALL)
PART_OF_CODE = re.compile(r"(?P<tag><[^>]*>)|(?P<space>\s+)|(?P<word>[^<\s]+)")
SHORT, LONG = 24, 40
"""Code of up to `SHORT` letters does not break. A word of more than `LONG` letters is too wide for a phone, and may
break after a separator."""
SEPARATOR = re.compile(r"(?<=[./=,(])(?=[^./=,()])")
BREAKS = re.compile(r"[^\w.,](?=.)")
"""Where a browser may break a word, by the characters next to it."""


CARDS = 12
"""A table with more pages stays a table."""
PAGE = re.compile(r'\s*<th [^>]*scope="row"[^>]*><a [^>]*>[^<]*</a></th>')


def with_page_cards(content: str) -> str:
    """Return the content of a landing page: its first table, if each row is about a page, looks like cards."""
    table = TABLE.search(content)
    rows = ROW.findall(table[0].partition("</thead>")[2]) if table else []
    if not table or not 0 < len(rows) <= CARDS or not all(PAGE.match(row) for _, row, _ in rows):
        return content
    start, end = (len(part) for part in BOX)
    cards = table[0].replace("<table>", '<table class="page-cards">', 1)
    return content[: table.start() - start] + cards + content[table.end() + end :]


def with_named_cells(content: str) -> str:
    """Return the content of a page with these changes to its tables; those with a class are left alone."""
    return TABLE.sub(lambda table: _table(table[0]).join(BOX), content)


def _table(table: str) -> str:
    head, separator, body = table.partition("</thead>")
    if not separator:
        return table
    columns = [_text(cell[3]) for cell in CELL.finditer(head)]
    head = CELL.sub(lambda cell: f'<th{cell[2]} scope="col">{cell[3]}</th>' if _text(cell[3]) else cell[0], head)
    return head + separator + ROW.sub(lambda row: row[1] + _row(row[2], columns) + row[3], body)


def _row(row: str, columns: Sequence[str]) -> str:
    names, is_list = iter(columns), len(CELL.findall(row)) < 2

    def named(cell: re.Match[str]) -> str:
        first, name = cell.start() == row.index("<t"), next(names, "")
        if first and not is_list and _text(cell[3]):
            return f'<th{cell[2]} scope="row">{_code(cell[3])}</th>'
        column = f' data-column="{name.replace(chr(34), "&quot;")}"' if name else ""
        return f"<td{cell[2]}{column}>{_code(cell[3])}</td>"

    return CELL.sub(named, row)


def _code(cell: str) -> str:
    return CODE.sub(lambda code: code[0] if _length(code[2]) <= SHORT else _long_code(code), cell)


def _long_code(code: re.Match[str]) -> str:
    return code[1].replace("<code", "<code data-long", 1) + PART_OF_CODE.sub(_part, code[2]) + code[3]


def _part(part: re.Match[str]) -> str:
    if not part["word"]:
        return part[0]
    pieces = SEPARATOR.split(part[0]) if _length(part[0]) > LONG else [part[0]]
    return "<wbr>".join(
        f'<span class="whole">{piece}</span>' if BREAKS.search(html.unescape(piece)) else piece for piece in pieces
    )


def _length(markup: str) -> int:
    return len(html.unescape(_text(markup)))


def _text(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", markup).split())
