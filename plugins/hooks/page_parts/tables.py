"""Tables that a reader can follow: row headers, the column's name on each cell, and names in one piece.

A screen reader reads the header of a row, and a phone shows each row as a list whose values have the names of their
columns (`assets/stylesheets/site.css`). Browsers break code after a dash, a slash or a bracket. The only style that
prevents it, `white-space: nowrap`, also prevents a break at a space, so each place where code may break has a `<wbr>`.
"""

import html
import re
from collections.abc import Sequence

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
ROW = re.compile(r"(<tr[^>]*>)(.*?)(</tr>)", re.DOTALL)
CELL = re.compile(r"<(t[dh])((?:\s[^>]*)?)>(.*?)</\1>", re.DOTALL)
CODE = re.compile(r"(<code[^>]*>)(.*?)(</code>)", re.DOTALL)
PART_OF_CODE = re.compile(r"(?P<tag><[^>]*>)|(?P<space>\s+)|(?P<word>[^<\s]+)")
SHORT, LONG = 24, 40
"""Code of up to `SHORT` letters does not break at a space. A word of more than `LONG` letters is too wide for a phone
and may break after a separator."""
SEPARATOR = re.compile(r"(?<=[./=,(])(?=[^./=,()])")


def with_named_cells(content: str) -> str:
    """Return the content of a page with these changes to its tables; those with a class are left alone."""
    return TABLE.sub(lambda table: _table(table[0]), content)


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
    return CODE.sub(lambda code: code[1] + _breakable(code[2]) + code[3], cell)


def _breakable(code: str) -> str:
    return code if len(html.unescape(_text(code))) <= SHORT else PART_OF_CODE.sub(_part, code)


def _part(part: re.Match[str]) -> str:
    if part["space"]:
        return f"{part[0]}<wbr>"
    return SEPARATOR.sub("<wbr>", part[0]) if part["word"] and len(html.unescape(part[0])) > LONG else part[0]


def _text(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", markup).split())
