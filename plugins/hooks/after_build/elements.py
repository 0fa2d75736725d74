"""The Markdown of elements of HTML, with the line breaks and spaces that Markdown needs around them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from after_build.markup import Element, language

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
CELLS = {"td", "th"}
LISTS = {"ul", "ol"}
LITERAL = {"pre", "code", "kbd", "samp"}
LEFT_OUT, SLOT = "template", "slot"
"""The names for elements that are left out, and for those of which only the content is written."""
TABLES = {"table", "tbody", "tfoot", "thead", "tr", *CELLS}
BLOCKS = {*HEADINGS, *LISTS, *TABLES, "article", "blockquote", "dd", "div", "dl", "dt", "li", "p", "section"}
"""Elements at whose edges space has no meaning."""
NEAR_BLOCKS = {*BLOCKS, "pre"}

SPACE = " \t\r\n"
BREAK = re.compile(r"[\t \r\n]*[\r\n][\t \r\n]*")
SPACES = re.compile(r"[\t ]+")
BACKTICKS = re.compile("`+")
EMPTY_START = re.compile(r"^[ \n]*\n")


class Context(NamedTuple):
    """What an element is in."""

    line: bool = False  # a heading or a table cell, whose Markdown is one line
    literal: bool = False
    item: bool = False


Writer: TypeAlias = Callable[[Element, str, Context], str]


def _element(element: Element, context: Context) -> str:
    """Return the Markdown of an element. Of an unknown one, it is that of its content."""
    tag = element.tag
    text = content(
        element,
        Context(
            line=context.line or tag in HEADINGS or tag in CELLS,
            literal=context.literal or tag in LITERAL,
            item=context.item or tag == "li",
        ),
    )
    writer = WRITERS.get(tag)
    return writer(element, text, context) if writer else text


def content(element: Element, context: Context) -> str:
    """Return the Markdown of what is in an element."""
    if element.tag == "pre":
        return "".join(_visible_texts(element))
    is_block = element.tag in BLOCKS
    if not len(element):  # nothing but text, as most elements
        text = element.text or ""
        return _text(text, context, is_block, is_block) if text.strip() or not is_block else ""
    items = list(_items(element))
    parts = []
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, str):
            at_start = is_block if before is None else not isinstance(before, str) and before.tag in NEAR_BLOCKS
            at_end = is_block if after is None else not isinstance(after, str) and after.tag in NEAR_BLOCKS
            if item.strip() or not (at_start or at_end):
                parts.append(_text(item, context, at_start, at_end))
        else:
            parts.append(_element(item, context))
            if item.tag in LISTS and not context.item and _is_followed(items[index + 1 :]):
                parts[-1] += "\n"
    return _joined(parts)


def _items(element: Element) -> Iterator[Element | str]:
    """Yield what is in an element: elements and the texts between them."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == SLOT:
            yield from _items(child)
        elif child.tag != LEFT_OUT:
            yield child
        if child.tail:
            yield child.tail


def _visible_texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != LEFT_OUT:
            yield from _visible_texts(child)
        yield child.tail or ""


def _text(text: str, context: Context, at_start: bool, at_end: bool) -> str:
    if "\n" in text or "\r" in text:
        text = BREAK.sub("\n", text)
    if "  " in text or "\t" in text:
        text = SPACES.sub(" ", text)
    text = text if context.literal else text.replace("*", r"\*")
    text = text.lstrip(SPACE) if at_start else text
    return text.rstrip(SPACE) if at_end else text


def _is_followed(items: Sequence[Element | str]) -> bool:
    """Whether something other than a list follows a list."""
    following = next((item for item in items if not isinstance(item, str) or item.strip()), None)
    return following is not None and (isinstance(following, str) or following.tag not in LISTS)


def _joined(parts: Iterable[str]) -> str:
    """Join the Markdown of neighbors; where both have line breaks, they share at most one empty line."""
    parts = [*filter(None, parts)]
    if len(parts) == 1 or not any("\n" in part for part in parts):  # most elements
        return "".join(parts)
    joined, end = [], 0
    for part in parts:
        content = part.strip("\n")
        start = len(part) - len(part.lstrip("\n"))
        joined += ["\n" * (min(2, max(end, start)) if end and start else end + start), content]
        end = len(part) - start - len(content)
    return "".join([*joined, "\n" * end])


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line if line else "" for line in text.split("\n"))


def _paragraph(_: Element, text: str, context: Context) -> str:
    text = text.strip(SPACE)
    if context.line:
        return f" {text} "
    return f"\n\n{text}\n\n" if text else ""


def _heading(element: Element, text: str, context: Context) -> str:
    return text if context.line else f"\n\n{HEADINGS[element.tag]} {' '.join(text.split())}\n\n"


def _quote(_: Element, text: str, context: Context) -> str:
    text = text.strip(SPACE)
    if context.line:
        return f" {text} "
    lines = "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
    return f"\n{lines}\n\n" if text else "\n"


def _break(_: Element, text: str, context: Context) -> str:
    return f"{text} " if context.line else f"  \n{text}"


def _image(element: Element, _: str, context: Context) -> str:
    alternative = element.get("alt", "")
    return alternative if context.line else f"![{alternative}]({element.get('src', '')}{_title(element)})"


def _link(element: Element, text: str, context: Context) -> str:
    address, title = element.get("href", ""), _title(element)
    is_bare = text.strip() == address and not title
    return _around(text, context, lambda words: f"<{address}>" if is_bare else f"[{words}]({address}{title})")


def _title(element: Element) -> str:
    title = element.get("title", "").replace('"', '\\"')
    return f' "{title}"' if title else ""


def _code(_: Element, text: str, context: Context) -> str:
    fence = "`" * (max(map(len, BACKTICKS.findall(text)), default=0) + 1)
    space = " " if len(fence) > 1 else ""
    return _around(text, context, lambda words: f"{fence}{space}{words}{space}{fence}")


def _marked(mark: str) -> Writer:
    return lambda _, text, context: _around(text, context, lambda words: f"{mark}{words}{mark}")


def _around(text: str, context: Context, written: Callable[[str], str]) -> str:
    """Write markup inside the space around a text, as Markdown requires."""
    if context.literal or not text.strip():
        return text if context.literal else ""
    return f"{' ' if text[0] == ' ' else ''}{written(text.strip())}{' ' if text[-1] == ' ' else ''}"


def _listing(element: Element, text: str, _: Context) -> str:
    code = EMPTY_START.sub("", text).rstrip(" \n")
    return f"\n\n```{language(element)}\n{code}\n```\n\n" if text else ""


def _list(_: Element, text: str, context: Context) -> str:
    return f"\n{text.rstrip()}" if context.item else f"\n\n{text}"


def _item(element: Element, text: str, _: Context) -> str:
    text, parent, bullet = text.strip(), element.getparent(), "- "
    if parent is not None and parent.tag == "ol":
        start = parent.get("start", "")
        number = int(start) if start.isdecimal() else 1
        bullet = f"{number + sum(1 for _ in element.itersiblings('li', preceding=True))}. "
    return f"{bullet}{_indented(text, ' ' * len(bullet)).lstrip()}\n" if text else "\n"


def _term(_: Element, text: str, __: Context) -> str:
    return f"\n\n**{text.strip()}**"


def _definition(element: Element, text: str, _: Context) -> str:
    has_blocks = "\n" in text.strip() or next(element.iter("ul", "ol", "p"), None) is not None
    return ("\n\n" if has_blocks else ": ") + f"{text.strip()}\n\n"


def _table(_: Element, text: str, __: Context) -> str:
    return f"\n\n{text.strip()}\n\n"


def _cell(element: Element, text: str, _: Context) -> str:
    return " " + text.replace("|", "\\|").strip().replace("\n", " ") + " |" * _columns(element)


def _row(element: Element, text: str, _: Context) -> str:
    row = f"|{text}\n"
    parent = element.getparent()
    if parent is None or element.getprevious() is not None:
        return row
    cells = list(element.iter(*CELLS))
    columns = sum(map(_columns, cells))
    line = f"| {' | '.join(['---'] * columns)} |\n"
    if all(cell.tag == "th" for cell in cells) or (parent.tag == "thead" and len(parent) == 1):
        return row + line
    table = parent.getparent()
    if (
        parent.tag == "tbody"
        and parent.getprevious() is not None
        and table is not None
        and table.find("thead") is not None
    ):
        return row
    return f"| {' | '.join([''] * columns)} |\n{line}{row}"


def _columns(cell: Element) -> int:
    span = cell.get("colspan", "")
    return max(1, min(1000, int(span))) if span.isdecimal() else 1


WRITERS: dict[str, Writer] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(CELLS, _cell),
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(("article", "div", "dl", "figcaption", "p", "section"), _paragraph),
    **dict.fromkeys(("b", "strong"), _marked("**")),
    **dict.fromkeys(("em", "i"), _marked("*")),
    **dict.fromkeys(("del", "s"), _marked("~~")),
    **dict.fromkeys(("code", "kbd", "samp"), _code),
    "a": _link,
    "blockquote": _quote,
    "br": _break,
    "dd": _definition,
    "dt": _term,
    "hr": lambda *_: "\n\n---\n\n",
    "img": _image,
    "li": _item,
    "pre": _listing,
    "table": _table,
    "tr": _row,
}
