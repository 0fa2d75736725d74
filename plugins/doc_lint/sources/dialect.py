"""What a site's Markdown extensions change: anchors, attribute lists, blocks and includes."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from posixpath import normpath
from typing import Any, overload

from msgspec import Struct

from doc_lint.sources import slugs

Slugify = Callable[[str, str], str]
ReadFile = Callable[[str], bytes | None]

_OPENER = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?) ")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_MARKDOWN_TAG = re.compile(r"<\w+\s[^<>]*\bmarkdown(?:=|[\s>])[^<>]*>?\s*")
_CLOSING_TAG = re.compile(r"</(?!(?:script|style|pre|textarea)\b)\w+>\s*")  # without these, CommonMark reads on as HTML
_SNIPPET = re.compile(r"""^(?P<indent>[ \t]*)-+8<-+[ \t]+(?P<quote>["'])(?P<name>.+?)(?P=quote)[ \t]*$""")
_SNIPPET_FENCE = re.compile(r"^(?P<indent>[ \t]*)-+8<-+[ \t]*$")
_SECTION_MARK = re.compile(r"-+8<-+[ \t]+\[[ \t]*(?P<kind>start|end)[ \t]*:[ \t]*(?P<name>[\w-]+)[ \t]*\]")
_BLOCK_TAG = re.compile(
    r"^ {0,3}<(address|article|aside|blockquote|center|details|div|dl|figure|footer|form|header|main|nav|ol|p|section|"
    r"table|ul)\b",
    re.MULTILINE,
)
_MARKDOWN_ATTRIBUTE = re.compile(r"<[^<>]*\bmarkdown\b")
_DEEPEST = 10
# What `_dedent` looks for: the texts of which it must find one, and the first characters of a line that it looks at.
_SIGNS = ("!!! ", "??? ", "???+ ", "=== ", "===! ", "===+ ", "</", " markdown", "\tmarkdown")
_FIRST = frozenset(" !?=<`~")


class Dialect(Struct, frozen=True):
    """The Markdown of one site.

    Attributes:
        slugify: Makes an anchor of a heading's text and the separator.
        separator: Stands between the words of an anchor.
        attr_list: Whether `{#id}` names an anchor.
        emoji: Whether `:name:` is a picture, which leaves no letters in an anchor.
        snippets: Folders that `--8<--` looks in, relative to the root; `None` where the extension is off.
        appended: Files that every page includes at its end.
    """

    slugify: Slugify = slugs.default
    separator: str = "-"
    attr_list: bool = True
    emoji: bool = False
    snippets: tuple[str, ...] | None = None
    appended: tuple[str, ...] = ()


class Line(Struct, frozen=True, gc=False):
    """Where a line of the expanded text comes from, and how many characters were taken from its start."""

    path: str
    number: int
    removed: int = 0


def read_dialect(extensions: Mapping[str, Mapping[str, Any]], root: str = ".") -> Dialect:
    """Return the dialect that a site's `markdown_extensions` make.

    Args:
        extensions: Options by name of extension.
        root: Folder that absolute snippet folders are made relative to.
    """
    toc = extensions.get("toc", extensions.get("markdown.extensions.toc", {}))
    slugify = toc.get("slugify")
    snippets = extensions.get("pymdownx.snippets")
    folders = None
    if snippets is not None:
        base = snippets.get("base_path", ["."])
        folders = tuple(str(path).removeprefix(f"{root}/") for path in (base if isinstance(base, list) else [base]))
    return Dialect(
        slugify=slugify if callable(slugify) else slugs.default,
        separator=str(toc.get("separator", "-")),
        attr_list=any(name.endswith(("attr_list", "extra")) for name in extensions),
        emoji="pymdownx.emoji" in extensions,
        snippets=folders,
        appended=tuple((snippets or {}).get("auto_append") or ()),
    )


class _OneFile(Sequence[Line]):
    """The lines of a text that is a part of one file: most pages have no block to dedent and no include."""

    def __init__(self, path: str, first: int, count: int):
        self.path = path
        self.numbers = range(first, first + count)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [Line(self.path, number) for number in self.numbers[index]]
        return Line(self.path, self.numbers[index])


def expand(
    text: str, path: str, first_line: int, dialect: Dialect, read: ReadFile | None
) -> tuple[str, Sequence[Line]]:
    """Return a page's body as CommonMark, with what each line was made of.

    Snippets are put in, bodies of admonitions, details and tabs are dedented, tags around Markdown are taken out.

    Args:
        text: The body.
        path: Path of the page, for locations.
        first_line: Number of the body's first line in the page.
        dialect: What the site's extensions do.
        read: Returns a file by its path relative to the root.
    """
    if dialect.appended:
        text = "\n".join([text, "", "-8<-", *dialect.appended, "-8<-", ""])
    text = _keep_html_together(text) if _BLOCK_TAG.search(text) else text
    includes = dialect.snippets is not None and read is not None and "8<-" in text
    if not includes and not any(sign in text for sign in _SIGNS):
        return text, _OneFile(path, first_line, text.count("\n") + 1)
    lines = [(line, Line(path, number)) for number, line in enumerate(text.split("\n"), first_line)]
    if dialect.snippets is not None and read is not None and includes:
        lines = list(_include(lines, dialect.snippets, read, 0))
    return _dedent(lines)


def _keep_html_together(text: str) -> str:
    """Put comments into the blank lines of raw HTML, and behind the tags that end inner elements.

    Python-Markdown reads a block of HTML to the end of its first element, CommonMark to the next blank line. A block
    with a fence is left as it is: both find the code in it.
    """
    lines = text.split("\n")
    tag, depth, inner, fence = "", 0, list[int](), ""
    for number, line in enumerate(lines):
        stripped = line.strip()
        mark = _FENCE.match(stripped)
        if mark:
            tag = ""
            fence = "" if fence and stripped.startswith(fence) else fence or mark[1]
        elif not tag and not fence:
            opener = _BLOCK_TAG.match(line)
            tag, depth, inner = (opener[1], 0, []) if opener else ("", 0, [])
        if not tag:
            continue
        depth += len(re.findall(rf"<{tag}\b", line)) - len(re.findall(rf"</{tag}\b", line))
        if _MARKDOWN_ATTRIBUTE.search(line):
            tag = ""
        elif depth > 0:
            inner += [number] if not stripped or _CLOSING_TAG.fullmatch(stripped) else []
        else:
            for there in inner:
                lines[there] += "<!---->"
            tag = ""
    return "\n".join(lines)


Pairs = list[tuple[str, Line]]


def _include(lines: Pairs, folders: tuple[str, ...], read: ReadFile, depth: int) -> Iterator[tuple[str, Line]]:
    in_block = ""
    for line, origin in lines:
        single, fence = _SNIPPET.match(line), _SNIPPET_FENCE.match(line)
        if fence:
            in_block = "" if in_block else line
        elif single or in_block:
            name = single["name"] if single else line.strip()
            indent = (single or _SNIPPET_FENCE.match(in_block) or {"indent": ""})["indent"]
            found = None if name.startswith(";") or depth > _DEEPEST else _snippet(name, folders, read)
            if found:
                nested = _include(found, folders, read, depth + 1)
                yield from ((indent + text, Line(where.path, where.number, -len(indent))) for text, where in nested)
            elif not name.startswith(";"):
                yield "", origin
        else:
            yield line, origin


def _snippet(name: str, folders: tuple[str, ...], read: ReadFile) -> Pairs | None:
    """Return the lines of `file`, `file:section` or `file:first:last`."""
    file, *part = name.split(":")
    if part and part[0].startswith("//"):
        return None
    for folder in folders:
        path = normpath(f"{folder}/{file}")
        data = read(path)
        if data is not None:
            pairs = [(line, Line(path, n)) for n, line in enumerate(data.decode(errors="replace").splitlines(), 1)]
            return _part(pairs, part)
    return None


def _part(pairs: Pairs, part: list[str]) -> Pairs:
    if (part and not part[0]) or any(p.isdigit() for p in part):
        first = int(part[0]) if part[0].isdigit() else 1
        last = int(part[1]) if len(part) > 1 and part[1].isdigit() else len(pairs)
        return pairs[first - 1 : last]
    wanted = not part
    chosen = []
    for line, origin in pairs:
        mark = _SECTION_MARK.search(line)
        if mark and part and mark["name"] == part[0]:
            wanted = mark["kind"] == "start"
        elif wanted and not mark:
            chosen.append((line, origin))
    return chosen


def _dedent(lines: Pairs) -> tuple[str, list[Line]]:
    openers: list[int] = []
    fence = ""
    texts: list[str] = []
    origins: list[Line] = []
    for line, origin in lines:
        if not line or not (openers or fence or line[0] in _FIRST):
            texts.append(line)
            origins.append(origin)
            continue
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        if stripped:
            while openers and indent < openers[-1] + 4 and not fence:
                openers.pop()
            removed = min(indent, 4 * len(openers))
            line = line[removed:]
            origin = Line(origin.path, origin.number, origin.removed + removed) if removed else origin
            mark = _FENCE.match(stripped) if stripped[0] in "`~" else None
            if fence:
                if mark and stripped.rstrip().strip(fence[0]) == "" and len(mark[1]) >= len(fence):
                    fence = ""
            elif mark:
                fence = mark[1]
            elif _OPENER.match(stripped):
                openers.append(indent)
            elif stripped[0] == "<" and (_MARKDOWN_TAG.fullmatch(stripped) or _CLOSING_TAG.fullmatch(stripped)):
                line = _blank(stripped)
        texts.append(line)
        origins.append(origin)
    return "\n".join(texts), origins


def _blank(tag: str) -> str:
    """Leave of a tag around Markdown only its id, as an attribute list that names an anchor."""
    found = re.search(r"""\bid=["']?([\w.:-]+)""", tag)
    return f"{{: #{found[1]} }}" if found else ""


def pymdownx_slugify(case: str = "none", normalize: str = "NFC", **_: object) -> Slugify:
    """Return what `pymdownx.slugs.slugify` makes, for sites that are read without their extensions installed."""
    return partial(_unicode_slug, case=case, form=normalize)


def _unicode_slug(text: str, separator: str, case: str, form: Any) -> str:
    slug = re.sub(r"</?[^>]*>", "", unicodedata.normalize(form, text)).strip()
    slug = _CASES.get(case, str)(slug)
    return re.sub(r"[^\w\- ]", "", slug).replace(" ", separator)


def _lower_ascii(text: str) -> str:
    return re.sub("[A-Z]+", lambda found: found[0].lower(), text)


_CASES: Mapping[str, Callable[[str], str]] = {"lower": str.lower, "fold": str.casefold, "lower-ascii": _lower_ascii}
