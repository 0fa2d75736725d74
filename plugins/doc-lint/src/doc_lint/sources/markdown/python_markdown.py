"""Where Python-Markdown differs from CommonMark: text that is read alike by both."""

import re
from collections.abc import Sequence

from doc_lint.sources.markdown.includes import Line, Pairs

_FENCE = re.compile(r"(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_MATH = re.compile(
    r"^\$\$$.*?^\$\$$|(?<![\\$])\$\$(?!\$).+?\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?![\w$])"
    r"|\\\(.+?\\\)|\\\[.+?\\\]",
    re.DOTALL | re.MULTILINE,
)
_NOT_SPACE = re.compile(r"\S")
_TIGHT_HEADING = re.compile(r"#{6}(?=#)|#{1,6}(?=[^#\s])")
_INDENTED_HEADING = re.compile(r" {1,3}#{1,6}(?:[ \t]|$)")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]^]+\]:[ \t]*\S+")
_UNLIKE = re.compile(rf"^(?:{_TIGHT_HEADING.pattern}|{_INDENTED_HEADING.pattern}|{_DEFINITION.pattern})", re.MULTILINE)


def as_common_mark(text: str, origins: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Return text that CommonMark reads as Python-Markdown reads what is given.

    `#Title` is a heading without a space and ` # Title` is none. A reference may be defined right below text; it is
    moved to the end, where it interrupts no paragraph.
    """
    if not _UNLIKE.search(text):
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
            places[number] = _moved(places[number], -1)
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
    """Fill math with letters: it is no Markdown. Lines and columns stay."""
    fence = ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mark = _FENCE.match(line.lstrip())
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        lines[number] = (
            _CODE.sub(lambda code: code[0].replace("$", "\0"), line) if not fence else line.replace("$", "\0")
        )
    return _MATH.sub(lambda math: _NOT_SPACE.sub("x", math[0]), "\n".join(lines)).replace("\0", "$")


def _moved(line: Line, columns: int) -> Line:
    return Line(line.path, line.number, line.removed + columns)
