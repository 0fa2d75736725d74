"""Where blocks end that the fast reader reads as Python-Markdown does.

Functions return the index of the line after a block, and -1 if it is unsure.
"""

import re
from collections.abc import Sequence

_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})[\w+-]*$")
_OPTION = r"(?:title|hl_lines|linenums)=\"[^\"`{}]*\""
_SUPERFENCE = re.compile(
    rf"(?P<mark>`{{3,}}|~{{3,}})(?:(?: ?[\w+.#-]+(?![\w=]))?(?: *(?<!\w){_OPTION})*"
    rf"| ?\{{ ?\.[\w+#-]+(?: \.[\w-]+)*(?: {_OPTION})* ?\}})$"
)
_COMMENT = re.compile(r"<!---?[\s\w](?:(?!--\s*!?>).)*-->$", re.DOTALL)
_TABS = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
UNDERLINE = re.compile(r"(?:={3,}|-{3,}) *$")
FENCE_LINE = re.compile(r"~~~|`{3,}[^`]*$")
ITEM = re.compile(r"[ \t]*(?:[-*+] {1,3}|\d\. {1,2}|\d\d\. )(?P<text>\S.*)$")  # four columns: what is below is in it
HEADING = re.compile(r"#{1,6} +(?P<text>.*[^#\s]) *$")
HEADING_ID = re.compile(r"(?P<text>[^{}]*[^#{}\s])(?: \{ ?:? ?#[\w.:-]+ ?\})?$")
DEFINITION = re.compile(
    r" {0,3}\[(?!\^)(?P<name>(?:[^\[\]\\`<>*_\n]|(?<=\w)_(?=\w))+)\]: *"
    r"(?P<target>(?:[^\s<>\\&]|&(?!#?\w+;))+)(?: +\"[^\"]*\")? *$"
)
FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]+)\]: ")
ABBREVIATION = re.compile(r"\*\[[^\[\]\\`<>*_\n]+\]:[ ]\S")
DIRECTIVE = re.compile(r"::: [\w.-]+$")
ATTRIBUTES = re.compile(r"\{: (?:\.|data-(?!toc))[\w-]+ \}$")
"""A class or attribute of the paragraph above, in its last line."""
_TITLE = r" ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"\n]+\")? *$"
OPENERS = {
    "admonition": re.compile(rf"!!!{_TITLE}"),
    "details": re.compile(rf"\?\?\?\+?{_TITLE}"),
    "tabbed": re.compile(r"=== \"(?P<title>[^\"\n]+)\"$"),
}
"""First lines of blocks whose content is indented, by their extension."""


def label(text: str) -> str:
    """Return the name of a reference as both compare it."""
    return " ".join(text.lower().split())


def list_item(line: str, first: str) -> re.Match[str] | None:
    """Return the match of a list item, given the first character of a line after its indentation."""
    return ITEM.match(line) if first in "-*+" or first.isdecimal() else None


def with_spaces(text: str) -> str:
    """Return text whose lines are indented by spaces instead of tabs, as Python-Markdown sees them."""
    return _TABS.sub(lambda found: found[0].expandtabs(4), text) if "\t" in text else text


def tabbed_lines(text: str) -> set[int]:
    """Return the numbers of the lines that are indented by tabs, from 0."""
    lines = text.split("\n") if "\t" in text else ()
    return {number for number, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip(" \t"))]}


def is_opener(line: str) -> bool:
    """Return whether a line may open an admonition, details or tab."""
    return line.startswith(("!!!", "???", "==="))


def text_end(lines: Sequence[str], at: int) -> int:
    """Return the index of the next blank line."""
    return next((end for end in range(at, len(lines)) if not lines[end].strip()), len(lines))


def indented_end(lines: Sequence[str], at: int, margin: str) -> int:
    """Return the next line that is neither blank nor indented by a margin."""
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith(margin)):
        at += 1
    return at


def comment_end(lines: Sequence[str], at: int, *, is_nested: bool) -> int:
    """Return the line after a comment. In another block, it ends at a blank line in Python-Markdown."""
    end = next((number for number in range(at, len(lines)) if "--" in lines[number].removeprefix("<!--")), at) + 1
    if is_nested and not all(line.strip() for line in lines[at:end]):
        return -1
    return end if _COMMENT.match("\n".join(lines[at:end])) else -1


def code_end(lines: Sequence[str], at: int) -> int:
    """Return the line after indented code. superfences leaves a fence right below as text."""
    end = indented_end(lines, at, "    ")
    if end < len(lines) and lines[end - 1].strip() and FENCE_LINE.match(lines[end].lstrip()):
        return -1
    while end > at and not lines[end - 1].strip():
        end -= 1
    return end


def opening_fence(line: str, *, superfences: bool) -> tuple[str, str] | None:
    """Return the indentation and the mark of a line that opens a fence, which superfences can indent."""
    line = line.rstrip(" ")
    indent = len(line) - len(line.lstrip(" "))
    fence = (_SUPERFENCE if superfences else _FENCE).match(line[indent:])
    return (" " * indent, fence["mark"]) if fence else None


def fence_end(lines: Sequence[str], at: int, *, superfences: bool) -> int:
    """Return the line after a fence, which superfences can indent."""
    opening = opening_fence(lines[at], superfences=superfences)
    if opening is None:
        return -1
    margin, mark = opening
    for end in range(at + 1, len(lines)):
        inner = lines[end]
        if mark in inner and inner.rstrip(" ") == margin + mark:
            below = lines[end + 1 : end + 2]
            last = not below or not below[0].startswith((" ", "\t")) or not below[0].strip()
            return end + 1 if last and end > at + 1 else -1
        if (mark in inner and inner.strip().startswith(mark)) or (inner.strip() and not inner.startswith(margin)):
            return -1
        if len(margin) % 4 and "\t" in inner:  # Python-Markdown replaces tabs before it removes the indentation
            return -1
    return -1


def is_odd_in_quote(lines: Sequence[str]) -> bool:
    """Return whether superfences may read code in a quote otherwise: it takes `>` for another quote."""
    return any(line.lstrip().startswith(">") or "\t" in line for line in lines)


def definitions_end(lines: Sequence[str], at: int, defined: dict[str, str]) -> int:
    """Return the line after definitions of references, which are added to those known: targets by name."""
    while at < len(lines) and lines[at].strip():
        found = DEFINITION.match(lines[at])
        if not found or defined.setdefault(label(found["name"]), found["target"]) != found["target"]:
            return -1
        at += 1
    return at
