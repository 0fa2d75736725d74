"""The Markdown dialect of a site: how its extensions change anchors, attribute lists, blocks and includes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from doc_lint.site import Include, MissingInclude
from doc_lint.sources.markdown import slugs
from doc_lint.sources.markdown.bare_urls import are_links
from doc_lint.sources.markdown.exact.reader import ExactReader, Extensions, is_installed, known
from doc_lint.sources.markdown.includes import Includes, Line, LinesOfFile, Pairs, ReadFile
from doc_lint.sources.markdown.python_markdown import as_common_mark, without_math

_OPENER = re.compile(r"(?:!!!|\?\?\?\+?)(?: |(?=\w))|===[!+]? ")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_MARKDOWN_TAG = re.compile(r"<\w+\s[^<>]*\bmarkdown(?:=|[\s>])[^<>]*>?\s*")
# CommonMark parses the content of the first four as HTML up to their closing tag. The others are in drawings.
_CLOSING_TAG = re.compile(
    r"</(?!(?:script|style|pre|textarea|svg|g|defs|symbol|marker|mask|pattern|\w+Gradient|clipPath|filter|text)>)\w+>\s*"
)
BLOCK_TAG = re.compile(
    r" {0,3}<(address|article|aside|blockquote|center|details|div|dl|figure|footer|form|header|main|nav|ol|p|section|"
    r"table|ul)\b"
)
_HAS_BLOCK_TAG = re.compile(rf"\n{BLOCK_TAG.pattern}")
_MARKDOWN_ATTRIBUTE = re.compile(r"<[^<>]*\bmarkdown\b")
# `_dedent` changes only text with one of these strings, and only lines that begin with one of these characters.
_BLOCK_SIGNS = ("!!!", "???", "=== ", "===! ", "===+ ", "</", " markdown", "\tmarkdown")
_FIRST_CHARACTERS = frozenset(" !?=<`~")


class Dialect(Struct, frozen=True, dict=True):
    """The Markdown dialect of one site.

    Attributes:
        slugify: Returns the anchor for the text of a heading and the separator.
        separator: The separator between the words of an anchor.
        attr_list: Whether `{#id}` sets an anchor.
        emoji: Whether `:name:` is an emoji, which is not part of the anchor.
        snippets: Folders in which `--8<--` looks up files, relative to the root; `None` if the extension is off.
        restricted: Whether `--8<--` can only include files in these folders.
        all_folders: Whether all of these folders are known.
        appended: Files that are included at the end of every page.
        math: Whether `$...$` is math.
        tab_slugify: Returns the id for the title of a tab; `None` if tabs have numbers.
        tab_combines: Whether the id of a tab starts with the anchor of the heading above it.
        bare_urls: Whether a URL in text is a link.
        extensions: All extensions with their options; `None` if they are unknown, as in a folder without configuration.
    """

    slugify: slugs.Slugify = slugs.default
    separator: str = "-"
    attr_list: bool = True
    emoji: bool = False
    snippets: tuple[str, ...] | None = None
    restricted: bool = True
    all_folders: bool = True
    appended: tuple[str, ...] = ()
    math: bool = False
    tab_slugify: slugs.Slugify | None = None
    tab_combines: bool = False
    bare_urls: bool = False
    extensions: Extensions | None = None

    @cached_property
    def exact(self) -> ExactReader | None:
        """What reads pages as the site's build does; `None` if that is unknown or Python-Markdown is not installed."""
        return ExactReader(self.extensions) if self.extensions is not None and is_installed() else None


def _unchanged_folder(path: Any) -> Iterable[str | None]:
    return (str(path),)


def read_dialect(
    extensions: Mapping[str, Mapping[str, Any]], folders: Callable[[Any], Iterable[str | None]] = _unchanged_folder
) -> Dialect:
    """Return the dialect of a site from its `markdown_extensions`.

    Args:
        extensions: Options of each extension, by name.
        folders: Returns the possible paths of a folder of snippets, relative to the root; `None` for an unknown path.
    """
    toc = extensions.get("toc", extensions.get("markdown.extensions.toc", {}))
    slugify = toc.get("slugify")
    snippets = extensions.get("pymdownx.snippets")
    tabs = extensions.get("pymdownx.tabbed", {})
    tab_slugify = tabs.get("slugify")
    base = (snippets or {}).get("base_path", ["."])
    places = dict.fromkeys(folder for path in (base if isinstance(base, list) else [base]) for folder in folders(path))
    appended = (snippets or {}).get("auto_append")
    return Dialect(
        slugify=slugify if callable(slugify) else slugs.default,
        separator=str(toc.get("separator", "-")),
        attr_list=any(name.endswith(("attr_list", "extra")) for name in extensions),
        emoji="pymdownx.emoji" in extensions,
        snippets=None if snippets is None else tuple(folder for folder in places if folder is not None),
        restricted=bool((snippets or {}).get("restrict_base_path", True)),
        all_folders=snippets is None or None not in places,
        appended=tuple(name for name in (appended if isinstance(appended, list) else ()) if isinstance(name, str)),
        math="pymdownx.arithmatex" in extensions,
        tab_slugify=tab_slugify if callable(tab_slugify) else None,
        tab_combines=bool(tabs.get("combine_header_slug")),
        bare_urls=are_links(extensions.get("pymdownx.magiclink")),
        extensions=known(extensions),
    )


def expand(
    text: str, path: str, first_line: int, dialect: Dialect, read: ReadFile | None
) -> tuple[str, Sequence[Line], tuple[MissingInclude, ...], tuple[Include, ...]]:
    """Return the body of a page with its includes, the origin of each line, and the missing and the found includes.

    Args:
        text: The body.
        path: Path of the page, for locations.
        first_line: Line number of the body in the page.
        dialect: The Markdown dialect of the site.
        read: Returns the content of a file by its path relative to the root.
    """
    lines: Pairs = []
    missing: tuple[MissingInclude, ...] = ()
    found: tuple[Include, ...] = ()
    if dialect.snippets is not None and read is not None and ("8<-" in text or dialect.appended):
        reader = Includes(dialect.snippets, read, restricted=dialect.restricted)
        appended = ["", "", "-8<-", *dialect.appended, "-8<-", ""] if dialect.appended else []
        own = ((line, Line(path, number)) for number, line in enumerate(text.split("\n"), first_line))
        lines = list(reader.expand([*own, *((line, Line("", 1)) for line in appended)]))
        missing = tuple(reader.missing) if dialect.all_folders else ()
        found = tuple(reader.found)
        text = "\n".join(line for line, _ in lines)
    numbers = range(first_line, first_line + text.count("\n") + 1)
    origins: Sequence[Line] = [origin for _, origin in lines] or LinesOfFile(path, numbers)
    return text, origins, missing, found


def to_common_mark(text: str, origins: Sequence[Line], dialect: Dialect) -> tuple[str, Sequence[Line]]:
    """Return the body of a page as CommonMark, and the origin of each line.

    Dedents the bodies of admonitions, details and tabs, and removes HTML tags around Markdown.
    """
    text = keep_html_together(text) if _HAS_BLOCK_TAG.search(f"\n{text}") else text
    if any(sign in text for sign in _BLOCK_SIGNS):
        text, removed = _dedent(text)
        origins = _shifted(origins, removed)
    text, origins = as_common_mark(text, origins)
    return without_math(text) if dialect.math else text, origins


def keep_html_together(text: str) -> str:
    """Add comments to the blank lines of raw HTML, and after the closing tags of inner elements.

    In Python-Markdown, a block of HTML ends with its first element; in CommonMark, at the next blank line. A block that
    contains a fence is not changed: both find the code in it.
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
            opener = BLOCK_TAG.match(line)
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


def _dedent(text: str) -> tuple[str, dict[int, int]]:
    """Return text without the indentation of blocks, and how many characters were removed from lines, by index."""
    openers: list[int] = []
    fence = ""
    removed: dict[int, int] = {}
    lines = text.split("\n")
    for index, line in enumerate(lines):
        stripped = line.lstrip(" ") if line and (openers or line[0] in _FIRST_CHARACTERS) else ""
        if not stripped:
            continue
        indent = len(line) - len(stripped)
        while openers and indent < openers[-1] + 4 and not fence:
            openers.pop()
        if openers and indent:
            removed[index] = min(indent, 4 * len(openers))
            lines[index] = line[removed[index] :]
        mark = _FENCE.match(stripped) if stripped[0] in "`~" else None
        if fence:
            if mark and stripped.rstrip().strip(fence[0]) == "" and len(mark[1]) >= len(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        elif _OPENER.match(stripped):
            openers.append(indent)
        elif stripped[0] == "<" and (_MARKDOWN_TAG.fullmatch(stripped) or _CLOSING_TAG.fullmatch(stripped)):
            lines[index] = _id_attribute(stripped)
    return "\n".join(lines), removed


def _shifted(origins: Sequence[Line], removed: Mapping[int, int]) -> Sequence[Line]:
    """Return the origins of lines from which more characters were removed."""
    if isinstance(origins, LinesOfFile):
        return LinesOfFile(origins.path, origins.numbers, removed)
    return [Line(line.path, line.number, line.removed + removed.get(index, 0)) for index, line in enumerate(origins)]


def _id_attribute(tag: str) -> str:
    """Return the id of a tag around Markdown as an attribute list, or an empty string."""
    found = re.search(r"""\bid=["']?([\w.:-]+)""", tag)
    return f"{{: #{found[1]} }}" if found else ""
