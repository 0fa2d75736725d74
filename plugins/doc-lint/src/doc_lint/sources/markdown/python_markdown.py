"""Rewrite text for a CommonMark parser where Python-Markdown would read it differently."""

import re
from collections.abc import Sequence

from doc_lint.sources.markdown.includes import Line, Pairs

_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_CODE = re.compile(r"(`{1,10})(?!`).*?(?<!`)\1(?!`)")
_MATH_SIGN = re.compile(r"\$|\\[(\[]")
_MATH = re.compile(
    r"(?=[$\\])(?:"
    r"^\$\$$.*?^\$\$$|(?<![\\$])\$\$(?!\$).+?\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?![\w$])"
    r"|\\\((?:(?!\\\().)+?\\\)|\\\[(?:(?!\\\[).)+?\\\]"
    r")",
    re.DOTALL | re.MULTILINE,
)
_NOT_SPACE = re.compile(r"\S")
_TIGHT_HEADING = re.compile(r"#{6}(?=#)|#{1,6}(?=[^#\s])")
_INDENTED_HEADING = re.compile(r" {1,3}#{1,6}(?:[ \t]|$)")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]^]+\]:[ \t]*\S+")
_DIFFERS = re.compile(
    rf"\n(?:{_TIGHT_HEADING.pattern}|{_INDENTED_HEADING.pattern}|{_DEFINITION.pattern})", re.MULTILINE
)


def as_common_mark(text: str, origins: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Return text in which a CommonMark parser finds what Python-Markdown finds in the given text.

    In Python-Markdown, `#Title` is a heading and ` # Title` isn't one. A link definition may follow a line of text
    directly; it is moved to the end, because CommonMark would read it as a part of the paragraph.
    """
    if not _DIFFERS.search(f"\n{text}"):
        return text, origins
    lines = text.split("\n")
    fence = ""
    texts, places = list[str](), list(origins)
    moved: Pairs = []
    for number, line in enumerate(lines):
        mark = _FENCE.match(line.lstrip())
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        elif not fence and _TIGHT_HEADING.match(line):
            level = min(len(line) - len(line.lstrip("#")), 6)
            line = f"{line[:level]} {line[level:]}"
            places[number] = _shifted(places[number], -1)
        elif not fence and _INDENTED_HEADING.match(line):
            at = line.index("#")
            line = f"{line[:at]}\\{line[at:]}"
        elif not fence and number and lines[number - 1].strip() and _DEFINITION.match(line):
            moved.append((line, places[number]))
            line = ""
        texts.append(line)
    end = places[-1]
    for line, origin in moved:
        texts += ["", line]
        places += [end, origin]
    return "\n".join(texts), places


def without_math(text: str) -> str:
    """Replace the characters of math by letters, because it isn't Markdown. Lines and columns don't change."""
    if not _MATH_SIGN.search(text):
        return text
    fence = ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mark = _FENCE.match(line.lstrip())
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        lines[number] = (
            _CODE.sub(lambda code: code[0].replace("$", "\0"), line) if not fence else line.replace("$", "\0")
        )
    outside = "\n".join(lines)
    if not _MATH_SIGN.search(outside):
        return text
    return _MATH.sub(lambda math: _NOT_SPACE.sub("x", math[0]), outside).replace("\0", "$")


def _shifted(line: Line, columns: int) -> Line:
    return Line(line.path, line.number, line.removed + columns)
