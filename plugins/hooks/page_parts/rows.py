"""Rows of tables that are entries of the search: a message, an option, a flag, a variable.

Each has an anchor. `after_build/search.py` makes an entry of it, so the search plugin of Material leaves it out.
"""

import re

from kept import kept

ROW = re.compile(r"<tr>(?P<start>\s*<t[dh][^>]*>)(?P<first>.*?)(?=</t[dh]>)", re.DOTALL)
CODES = re.compile(r"(?=<code)(.*?)(?=<br|$)", re.DOTALL)
CODE = re.compile(r"<code[^>]*>(.*?)</code>")
TAG = re.compile(r"<[^>]+>|&\w+;")


def with_row_anchors(content: str, anchors: set[str]) -> str:
    """Give an anchor to each row that starts with code and has none, and keep all of these rows out of the sections.

    The new anchors are added to those of the page.
    """
    content, added = _with_row_anchors(content, frozenset(anchors))
    anchors |= added
    return content


@kept
def _with_row_anchors(content: str, known: frozenset[str]) -> tuple[str, frozenset[str]]:
    anchors = set(known)

    def row(found: re.Match[str]) -> str:
        if re.search(r'\bid="', found["first"]):
            return f'<tr data-search-exclude="row">{found["start"]}{found["first"]}'
        names = [CODE.match(found["first"]), CODES.match(found["first"])]
        anchor = next((name for code in names if code and (name := _anchor(code[1])) not in {"", *anchors}), "")
        if not anchor:
            return found[0]
        anchors.add(anchor)
        return f'<tr id="{anchor}" data-search-exclude="row">{found["start"]}{found["first"]}'

    return ROW.sub(row, content), frozenset(anchors - known)


def _anchor(markup: str) -> str:
    """Return the text of code as an anchor, with its dashes if it is a flag."""
    text = TAG.sub("", markup)
    return re.match("-*", text)[0] + re.sub(r"[^\w.-]+", "-", text).strip("-.")  # type: ignore[index]  # matches always
