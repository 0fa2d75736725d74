"""Split a page into chunks that read the same without those above.

A chunk starts after a blank line, without indentation, with something that can't continue a block above, while no
fence, comment or element is open.
"""

import re
from collections.abc import Iterator, Sequence

from doc_lint.sources.markdown.sure.blocks import FENCE_LINE, is_odd_in_quote, opening_fence, text_end

_START = re.compile(
    r"[^\W\d_]|#|[(\"'<|]|`|\[|!|\?\?\?|=== \"|\*{1,3}[^\s*]|_{1,3}[^\s_]|\d+(?![\d.)])"
    r"| {1,3}\[[^\]\n^][^\]\n]*\]:"
)
"""The start of a chunk: not of an item, a quote or an attribute list, which may belong to what is above."""
_HEADING = re.compile(r"#{1,6} +\w")
_BELOW_HEADING = re.compile(rf"[^\s:{{]|{_START.pattern}")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:\s[^<>]*|/)?>")
_AUTOLINK = re.compile(r"<[A-Za-z][\w+.-]*:[^<>\s]*>|<[^<>\s]+@[^<>\s]+>")
_COMMENT = re.compile(r"<!--(?:(?!--).)*-->")
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_RAW = re.compile(r"<(?P<name>script|style)\b[^<>]*>")
_UNSAFE = frozenset({"script", "style", "pre", "textarea", "xmp", "plaintext", "template", "svg", "math"})
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body canvas center colgroup dd details dialog dir div dl dt "
        "fieldset figcaption figure footer form frame frameset group h1 h2 h3 h4 h5 h6 head header hgroup "
        "html iframe legend li main map menu nav noframes noscript object ol optgroup option output p "
        "progress section summary table tbody td tfoot th thead tr ul video",
    )
)
"""Elements that Python-Markdown reads as blocks, up to where they end."""
_FENCE_IN_QUOTE = re.compile(r" *(?P<quotes>(?:> ?)+) *(?:`{3,}[^`]*$|~~~)")
_FENCE_IN_ITEM = re.compile(r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))+(?:`{3,}[^`]*$|~~~)")
_ACROSS_BLOCKS = re.compile(r"\$\$|\\[(\[]")
"""Math that the fast reader looks for in more than one block."""


def chunks(text: str, *, superfences: bool, math: bool) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first line of each chunk, and of the line after it, from 0.

    Args:
        text: The body of a page.
        superfences: Whether fences can be indented.
        math: Whether the site has `pymdownx.arithmatex`.
    """
    lines = text.split("\n")
    first = at = 0
    depth = 0
    is_empty, is_heading = True, False  # what the chunk has so far: nothing, or a heading alone
    while 0 <= at < len(lines):
        line = lines[at]
        is_free = depth == 0 and at > first and not lines[at - 1].strip()
        if is_free and (_BELOW_HEADING if is_heading else _START).match(line):
            yield first, at
            first, is_empty = at, True
        stripped = line.lstrip(" \t")
        if stripped:
            is_empty, is_heading = False, is_empty and _HEADING.match(line) is not None
        if FENCE_LINE.match(stripped):
            at = _fence_end(lines, at, superfences=superfences)
        elif superfences and _FENCE_IN_QUOTE.match(line):
            at = _quoted_fence_end(lines, at)
        elif _FENCE_IN_ITEM.match(line) or stripped.startswith("///") or (math and _ACROSS_BLOCKS.search(line)):
            break
        elif line.startswith(("<!--", "<script", "<style")):
            at = _raw_end(lines, at)
        elif "<" in line:
            at, change = _tags_end(lines, at)
            depth += change
            if depth < 0:
                break
        else:
            at += 1
    yield first, len(lines)


def _fence_end(lines: Sequence[str], at: int, *, superfences: bool) -> int:
    """Return the line after a fence; -1 if it may be another one. Without superfences, indented ones are text."""
    opening = opening_fence(lines[at], superfences=superfences or lines[at][0] == " ")
    if opening is None:
        return -1
    margin, mark = opening
    inside = 0  # what looks like a fence: an even number
    for end in range(at + 1, len(lines)):
        inner = lines[end].strip()
        if lines[end].rstrip(" ") == margin + mark:
            return end + 1 if end > at + 1 and not inside % 2 else -1
        if inner.startswith(mark) or (inner and not lines[end].startswith(margin)):
            return -1
        inside += FENCE_LINE.match(inner) is not None
    return -1


def _quoted_fence_end(lines: Sequence[str], at: int) -> int:
    """Return the line after a fence in a quote; -1 if it may be another one."""
    found = _FENCE_IN_QUOTE.match(lines[at])
    quotes = re.compile(rf" *(?:> ?){{{found['quotes'].count('>') if found else 0}}}")
    inner = []
    for line in lines[at : text_end(lines, at)]:
        quoted = quotes.match(line)
        if quoted is None:
            break
        inner.append(line[quoted.end() :])
    end = _fence_end(inner, 0, superfences=True)
    return at + end if end > 0 and not is_odd_in_quote(inner[:end]) else -1


def _raw_end(lines: Sequence[str], at: int) -> int:
    """Return the line after a comment, a script or a style sheet; -1 if it does not end with a line."""
    raw = _RAW.match(lines[at])
    closing = f"</{raw['name']}>" if raw else "-->"
    if not raw and not lines[at].startswith("<!--"):
        return -1
    for end in range(at, len(lines)):
        line = lines[end][raw.end() if raw else 4 :] if end == at else lines[end]
        if "--!>" in line or (end == at and not raw and line.startswith((">", "->"))):
            return -1
        if closing in line:
            return end + 1 if line.rstrip().endswith(closing) and line.count(closing) == 1 else -1
    return -1


def _tags_end(lines: Sequence[str], at: int) -> tuple[int, int]:
    """Return the line after tags, and by how much they change the number of open elements.

    A tag can have more lines. The line is -1 if it is unsure what they open.
    """
    change = _depth(lines[at])
    if change is not None:
        return at + 1, change
    end = text_end(lines, at)
    is_text = not any(FENCE_LINE.match(line.lstrip()) for line in lines[at:end])
    change = _depth("\n".join(lines[at:end])) if is_text else None
    return (-1, 0) if change is None else (end, change)


def _depth(text: str) -> int | None:
    """Return by how much the tags in a text change the number of open elements; `None` if that is unsure."""
    text = _AUTOLINK.sub("", _COMMENT.sub("", _CODE.sub("", text)))
    depth = 0
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name in _UNSAFE:
            return None
        if name in _BLOCKS and not tag[0].endswith("/>"):
            depth += -1 if tag["end"] else 1
    return None if _MARKUP.search(_TAG.sub("", text)) else depth
