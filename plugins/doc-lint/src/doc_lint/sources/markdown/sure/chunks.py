"""Split a page where no block above can have a part in what is read below.

A chunk begins below a blank line, without indentation, with what continues no block above, while no fence, comment or
element is open.
"""

import re
from collections.abc import Iterator, Sequence

from doc_lint.sources.markdown.sure.blocks import FENCE_LINE, comment_end, fence_end

_START = re.compile(
    r"[^\W\d_]|#|[(\"'<|]|`|\[|!|\?\?\?|=== \"|\*{1,3}[^\s*]|_{1,3}[^\s_]|\d+(?![\d.)])"
    r"| {1,3}\[[^\]\n^][^\]\n]*\]:"
)
"""The start of a chunk: not of an item, a quote or an attribute list, which may belong to what is above."""
_HEADING = re.compile(r"#{1,6} +\w")
_BELOW_HEADING = re.compile(rf"[^\s:{{]|{_START.pattern}")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:\s[^<>]*)?>")
_AUTOLINK = re.compile(r"<[A-Za-z][\w+.-]*:[^<>\s]*>|<[^<>\s]+@[^<>\s]+>")
_COMMENT = re.compile(r"<!--(?:(?!--).)*-->")
_MARKUP = re.compile(r"<[A-Za-z/!?]")
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
_FENCE_INSIDE = re.compile(r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))+(?:`{3,}[^`]*$|~~~)")
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
    while at < len(lines):
        line = lines[at]
        if depth == 0 and at > first and not lines[at - 1].strip():
            is_first = not "".join(lines[first + 1 : at]).strip() and _HEADING.match(lines[first])
            if (_BELOW_HEADING if is_first else _START).match(line):
                yield first, at
                first = at
        stripped = line.lstrip(" \t")
        if FENCE_LINE.match(stripped):
            end = _fence_end(lines, at, superfences=superfences)
            if end < 0:
                break
            at = end
            continue
        if line.startswith("<!--") and (end := comment_end(lines, at, is_nested=False)) > 0:
            at = end
            continue
        if _FENCE_INSIDE.match(line) or stripped.startswith("///") or (math and _ACROSS_BLOCKS.search(line)):
            break
        if "<" in line:
            line = _COMMENT.sub("", _CODE.sub("", line))
            change = _depth(line)
            if change is None or (depth := depth + change) < 0:
                break
        at += 1
    yield first, len(lines)


def _fence_end(lines: Sequence[str], at: int, *, superfences: bool) -> int:
    """Return the line after a fence, in which nothing looks like an odd number of fences."""
    end = fence_end(lines, at, superfences=superfences)
    inside = sum(FENCE_LINE.match(line.lstrip()) is not None for line in lines[at + 1 : end - 1])
    return end if inside % 2 == 0 else -1


def _depth(line: str) -> int | None:
    """Return by how much a line without code changes the number of open elements; `None` if that is unsure."""
    line = _AUTOLINK.sub("", line)
    depth = 0
    for tag in _TAG.finditer(line):
        name = tag["name"].lower()
        if name in _UNSAFE:
            return None
        if name in _BLOCKS and not tag[0].endswith("/>"):
            depth += -1 if tag["end"] else 1
    return None if _MARKUP.search(_TAG.sub("", line)) else depth
