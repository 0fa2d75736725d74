"""What a site's Markdown extensions change: anchors, attribute lists, blocks and includes."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, overload

from msgspec import Struct

from doc_lint.site import MissingInclude
from doc_lint.sources.markdown import slugs
from doc_lint.sources.markdown.includes import Includes, Line, Pairs, ReadFile
from doc_lint.sources.markdown.python_markdown import as_common_mark, without_math

Slugify = Callable[[str, str], str]

_OPENER = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?) ")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_MARKDOWN_TAG = re.compile(r"<\w+\s[^<>]*\bmarkdown(?:=|[\s>])[^<>]*>?\s*")
_CLOSING_TAG = re.compile(r"</(?!(?:script|style|pre|textarea)\b)\w+>\s*")  # without these, CommonMark reads on as HTML
_BLOCK_TAG = re.compile(
    r"^ {0,3}<(address|article|aside|blockquote|center|details|div|dl|figure|footer|form|header|main|nav|ol|p|section|"
    r"table|ul)\b",
    re.MULTILINE,
)
_MARKDOWN_ATTRIBUTE = re.compile(r"<[^<>]*\bmarkdown\b")
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
        restricted: Whether it takes files of these folders only.
        all_folders: Whether all of these folders are known.
        appended: Files that every page includes at its end.
        math: Whether `$...$` is math and not Markdown.
        tab_slugify: Makes an id of a tab's title; `None` where tabs are numbered.
        tab_combines: Whether that follows the anchor of the heading above.
    """

    slugify: Slugify = slugs.default
    separator: str = "-"
    attr_list: bool = True
    emoji: bool = False
    snippets: tuple[str, ...] | None = None
    restricted: bool = True
    all_folders: bool = True
    appended: tuple[str, ...] = ()
    math: bool = False
    tab_slugify: Slugify | None = None
    tab_combines: bool = False


def _as_written(path: Any) -> Iterable[str | None]:
    return (str(path),)


def read_dialect(
    extensions: Mapping[str, Mapping[str, Any]], folders: Callable[[Any], Iterable[str | None]] = _as_written
) -> Dialect:
    """Return the dialect that a site's `markdown_extensions` make.

    Args:
        extensions: Options by name of extension.
        folders: Returns where a folder of snippets may lie, relative to the root; `None` where that is not known.
    """
    toc = extensions.get("toc", extensions.get("markdown.extensions.toc", {}))
    slugify = toc.get("slugify")
    snippets = extensions.get("pymdownx.snippets")
    tabs = extensions.get("pymdownx.tabbed", {})
    tab_slugify = tabs.get("slugify")
    base = (snippets or {}).get("base_path", ["."])
    places = dict.fromkeys(folder for path in (base if isinstance(base, list) else [base]) for folder in folders(path))
    return Dialect(
        slugify=slugify if callable(slugify) else slugs.default,
        separator=str(toc.get("separator", "-")),
        attr_list=any(name.endswith(("attr_list", "extra")) for name in extensions),
        emoji="pymdownx.emoji" in extensions,
        snippets=None if snippets is None else tuple(folder for folder in places if folder is not None),
        restricted=bool((snippets or {}).get("restrict_base_path", True)),
        all_folders=snippets is None or None not in places,
        appended=tuple((snippets or {}).get("auto_append") or ()),
        math="pymdownx.arithmatex" in extensions,
        tab_slugify=tab_slugify if callable(tab_slugify) else None,
        tab_combines=bool(tabs.get("combine_header_slug")),
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
) -> tuple[str, Sequence[Line], tuple[MissingInclude, ...]]:
    """Return a page's body as CommonMark, with what each line was made of and what includes were not found.

    Snippets are put in, bodies of admonitions, details and tabs are dedented, tags around Markdown are taken out.

    Args:
        text: The body.
        path: Path of the page, for locations.
        first_line: Number of the body's first line in the page.
        dialect: What the site's extensions do.
        read: Returns a file by its path relative to the root.
    """
    lines: Pairs = []
    missing: tuple[MissingInclude, ...] = ()
    if dialect.snippets is not None and read is not None and ("8<-" in text or dialect.appended):
        reader = Includes(dialect.snippets, read, restricted=dialect.restricted)
        appended = ["", "", "-8<-", *dialect.appended, "-8<-", ""] if dialect.appended else []
        own = ((line, Line(path, number)) for number, line in enumerate(text.split("\n"), first_line))
        lines = list(reader.put_in([*own, *((line, Line("", 1)) for line in appended)]))
        missing = tuple(reader.missing) if dialect.all_folders else ()
        text = "\n".join(line for line, _ in lines)
    text = _keep_html_together(text) if _BLOCK_TAG.search(text) else text
    origins: Sequence[Line] = [origin for _, origin in lines] or _OneFile(path, first_line, text.count("\n") + 1)
    if any(sign in text for sign in _SIGNS):
        text, origins = _dedent(list(zip(text.split("\n"), origins, strict=True)))
    text, origins = as_common_mark(text, origins)
    return without_math(text) if dialect.math else text, origins, missing


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
