"""Fixes of findings: targets of links and entries, levels of headings, and comments that go, in the text of a file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname, relpath
from urllib.parse import urlsplit

from msgspec.structs import replace

from doc_lint.findings import Edit
from doc_lint.site import Heading, Link, Page, Site

_PLAIN = re.compile(r"[\w./+-]+")  # a path that needs no escape in a Markdown link
_TEXT_PART = re.compile(r"\\.|(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|[^\\`\[\]]+|`+", re.DOTALL)
_FIXABLE = frozenset({"body", "next-step", "prerequisite"})  # kinds of links
_NEXT_ENTRY = re.compile(r"\n(?=[ \t]*-|\S)")
_BEFORE = r"(?<![^\s\"'\[({,])"  # a path is a whole value of YAML, or the target of a link in a nav file
_AFTER = r"(?=[\"')]|[ \t]*(?:[,\]}]|\r?$)|[ \t]+#)"
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n")


def retarget(page: Page, link: Link, path: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link of Markdown, or of the front matter, lead to a file of the docs folder.

    There is none if it is uncertain: for links in a file that the page includes, which other pages may include as well,
    for raw HTML, and for paths that need an escape.

    Args:
        page: The page.
        link: The link, whose query and fragment are kept.
        path: Path of the file in the docs folder.
    """
    new = relpath(path, dirname(page.path) or ".")
    parts = urlsplit(link.target)
    if not _is_certain(page, link) or not _PLAIN.fullmatch(new) or parts.query:
        return ()
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return (Edit(location=link.location, old=link.target, new=f"{new}{fragment}"),)


def with_anchor(page: Page, link: Link, anchor: str) -> tuple[Edit, ...]:
    """Return the edit that makes a link lead to another anchor of the same page; none if it is uncertain."""
    path, mark, _ = link.target.partition("#")
    if not mark or not _is_certain(page, link) or not _PLAIN.fullmatch(anchor):
        return ()
    return (Edit(location=link.location, old=link.target, new=f"{path}#{anchor}"),)


def _is_certain(page: Page, link: Link) -> bool:
    return link.kind in _FIXABLE and link.location.path == page.location.path


def moved(site: Site, path: str) -> str | None:
    """Return the page that has the content of a former page, as the site's redirects say; `None` if there is none."""
    seen = set[str]()
    while path not in site.page_by_path and path in site.redirects and path not in seen:
        seen.add(path)
        path = site.redirects[path]
    return path if seen and path in site.page_by_path else None


def with_levels(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings of a page without jumps: what was at one level below a heading still is.

    Args:
        headings: The headings, in order.
    """
    above: list[tuple[int, int]] = []  # old and new levels of the headings that the next one may be below
    for heading in headings:
        level = 0
        while above and above[-1][0] >= heading.level:
            old, new = above.pop()
            level = new if old == heading.level else 0
        level = level or (above[-1][1] + 1 if above else heading.level)
        above.append((heading.level, level))
        yield replace(heading, level=level)


def fix(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Return a text with edits made, and their number.

    An edit is left out if the text at its location is not what it replaces, as after another change, or if the target
    of a link is in a definition elsewhere.

    Args:
        text: The text of a file, with its line endings.
        edits: The edits.
    """
    found = places(text, edits)
    for at in sorted(found, reverse=True):
        text = text[:at] + found[at].new + text[at + len(found[at].old) :]
    return text, len(found)


def places(text: str, edits: Iterable[Edit]) -> dict[int, Edit]:
    """Return the edits that can be made in a text, by the offset of the text that each one replaces.

    A comment that goes takes its line with it if it is alone there, and the spaces before it if it ends the line.
    """
    lines = _starts(text)
    found: dict[int, Edit] = {}
    for edit in edits:
        if edit.location.line <= len(lines):
            start = lines[edit.location.line - 1] + edit.location.column - 1
            place = _place(text, start, edit.old)
            if place is not None and edit.old.startswith("<!--") and not edit.new:
                place, edit = _without_space(text, place, edit)
            if place is not None:
                found[place] = edit
    return found


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, as locations have them."""
    lines = _starts(text)
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


def _starts(text: str) -> list[int]:
    """Return the offset of the first character of each line. Columns do not count a byte order mark."""
    return [int(text.startswith("\ufeff")), *(match.end() for match in _LINE_END.finditer(text))]


def _place(text: str, start: int, old: str) -> int | None:
    """Return where a comment, the `#` of a heading, the target of a link, or the path in an entry of YAML is."""
    if old.startswith("<!--"):
        return start if text.startswith(old, start) else None
    if old.startswith("#"):
        return start if re.compile(rf"{old}(?=[ \t])").match(text, start) else None
    return target_of_link(text, start, old) if text.startswith("[", start) else path_in_entry(text, start, old)


def _without_space(text: str, start: int, edit: Edit) -> tuple[int, Edit]:
    after = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)").match(text, start + len(edit.old))
    if after is None:
        return start, edit
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if text[first:start].strip(" \t\ufeff"):
        kept = len(text[:start].rstrip(" \t"))
        return kept, replace(edit, old=text[kept : start + len(edit.old)])
    first += text.startswith("\ufeff", first)
    return first, replace(edit, old=text[first : after.end()])


def path_in_entry(text: str, start: int, path: str) -> int | None:
    """Return where the path of an entry of a list begins; `None` if it is not there exactly once.

    Args:
        text: The text of a file.
        start: The offset of the first line of the entry, which may be a mapping with keys in any order.
        path: The path, as written.
    """
    last = _NEXT_ENTRY.search(text, start)
    end = last.start() if last else len(text)
    whole = re.compile(_BEFORE + re.escape(path) + _AFTER, re.MULTILINE)
    found = [each.start() for each in whole.finditer(text, start, end)]
    return found[0] if len(found) == 1 else None


def target_of_link(text: str, start: int, target: str) -> int | None:
    """Return where the target of the link at a place begins; `None` if there is no such link."""
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
            break
    if depth or not text.startswith("[", start):
        return None
    whole = re.compile(rf"\(\s*<?{re.escape(target)}(?=[\s)>])")
    found = whole.match(text, at, end)
    return found.end() - len(target) if found else None
