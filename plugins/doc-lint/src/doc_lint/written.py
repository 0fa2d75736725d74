"""Where the targets of links, images and entries are written in a file."""

import re

_TEXT_PART = re.compile(r"\\.|(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|[^\\`\[\]]+|`+", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n")
_LABEL = re.compile(r"\s?\[([^\[\]\\`]*)\]")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\[\]\\`]+)\]:[ \t]*<?([^\s<>]+)(?=[\s>]|\Z)", re.MULTILINE)
_NOT_TEXT = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.MULTILINE
)
_TAG = {"href": re.compile(r"<a(?=\s)", re.IGNORECASE), "src": re.compile(r"<img(?=\s)", re.IGNORECASE)}
_ATTRIBUTE = re.compile(r"""\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_NEXT_ENTRY = re.compile(r"\n(?=[ \t]*-|\S)")
_BEFORE = r"(?<![^\s\"'\[({,])(?:\./)?"  # a path is a whole value of YAML, or the target of a link in a nav file
_AFTER = r"(?=[\"')]|[ \t]*(?:[,\]}]|\r?$)|[ \t]+#)"


def find_target(text: str, start: int, target: str) -> int | None:
    """Return where the target of a link, image or entry is written; `None` if it is not there, or may not be.

    Args:
        text: The text of a file.
        start: The offset of the link, image or tag, or of the first line of an entry.
        target: The target, as written.
    """
    if text.startswith("<", start):
        return _in_tag(text, start, target)
    start += text.startswith("![", start)
    return _of_link(text, start, target) if text.startswith("[", start) else _in_entry(text, start, target)


def link_end(text: str, start: int, target: str) -> int | None:
    """Return where the link, image or tag that starts at an offset ends; `None` if none with this target does.

    The definition of a reference is not part of the link.
    """
    at = find_target(text, start, target) if text.startswith(("[", "![", "<"), start) else None
    if at is None:
        return None
    is_tag = text.startswith("<", start)
    end = None if is_tag else _text_end(text, start + text.startswith("!", start))
    if end is not None and not text.startswith("(", end):
        label = _LABEL.match(text, end)
        return label.end() if label else end
    close = text.find(">" if is_tag else ")", at + len(target))
    return close + 1 if close >= 0 else at + len(target)


def _text_end(text: str, start: int) -> int | None:
    """Return where the text of the link that starts at an offset ends, with its bracket; `None` if it does not."""
    blank = _BLANK_LINE.search(text, start)
    end = blank.start() if blank else len(text)
    at, depth = start, 0
    while at < end:
        part = _TEXT_PART.match(text, at, end)
        if part:
            at = part.end()
            continue
        depth += 1 if text[at] == "[" else -1
        at += 1
        if depth == 0:
            return at
    return None


def _of_link(text: str, start: int, target: str) -> int | None:
    """Return where the target of a link is: in parentheses after its text, or in a definition."""
    at = _text_end(text, start)
    if at is None:
        return None
    if text.startswith("(", at):
        found = re.compile(rf"\(\s*<?{re.escape(target)}(?=[\s)>])").match(text, at)
        return found.end() - len(target) if found else None
    label = _LABEL.match(text, at)
    return _in_definition(text, (label[1] if label else "") or text[start + 1 : at - 1], target)


def _in_definition(text: str, name: str, target: str) -> int | None:
    """Return where the target in the only definition of a name is. Names differ neither in case nor in spaces."""
    plain = _NOT_TEXT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    wanted = _folded(name)
    found = [each for each in _DEFINITION.finditer(plain) if _folded(each[1]) == wanted]
    return found[0].start(2) if len(found) == 1 and found[0][2] == target else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _in_tag(text: str, start: int, target: str) -> int | None:
    """Return where the `href` of an `<a>` or the `src` of an `<img>` is."""
    for name, tag in _TAG.items():
        opened = tag.match(text, start)
        at = opened.end() if opened else len(text)
        while each := _ATTRIBUTE.match(text, at):
            if each[1].lower() == name:
                group = each.lastindex or 1
                return each.start(group) if group > 1 and each[group] == target else None
            at = each.end()
    return None


def _in_entry(text: str, start: int, path: str) -> int | None:
    """Return where the path in an entry, which may be a mapping with keys in any order, is if it is there once."""
    last = _NEXT_ENTRY.search(text, start)
    end = last.start() if last else len(text)
    whole = re.compile(f"{_BEFORE}({re.escape(path)}){_AFTER}", re.MULTILINE)
    found = [each.start(1) for each in whole.finditer(text, start, end)]
    return found[0] if len(found) == 1 else None
