"""Whether the fast reader reads raw HTML as Python-Markdown does."""

import re

from doc_lint.sources.markdown.dialect import BLOCK_TAG, keep_html_together
from doc_lint.sources.markdown.sure.blocks import text_end

_STYLES = frozenset({"small", "b", "i", "u", "s", "em", "strong", "kbd", "sub", "sup", "del", "ins", "mark"})
_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button
        canvas caption center circle cite clippath code col colgroup data datalist dd defs del details dfn dialog dir
        div dl dt ellipse em embed fieldset figcaption figure filter font footer form frame frameset g group h1 h2 h3
        h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li line link main map mark
        marker marquee mask math menu menuitem meta meter nav noembed noframes noscript object ol optgroup option
        output p param path pattern picture plaintext polygon polyline pre progress q rect rp rt ruby s samp script
        search section select slot small source span strike strong style sub summary sup svg symbol table tbody td
        template text textarea tfoot th thead time title tr track tspan tt u ul use var video wbr xmp
        """,
    )
)
_TAG = re.compile(r"</?(?P<name>[A-Za-z][\w-]*)(?P<more>(?: (?!markdown\b)[A-Za-z][\w-]*)*)(?: ?/)?>")
LONE = re.compile(r"^(?:<[^<>\n]*> *)+\n(?!\n)", re.MULTILINE)
"""A line of tags only: in CommonMark, the lines below it are HTML, too."""
_CODE = re.compile(r"<code>(?P<text>[^<>\n]*)</code>")
_QUOTED_ATTRIBUTES = r"(?: (?!markdown)[a-z][a-z-]*=\"[^\"<>`\n\[\]\\{}]*\")+"
_IMAGE = rf"<img{_QUOTED_ATTRIBUTES} ?/?>"
_LINK = re.compile(rf"<a{_QUOTED_ATTRIBUTES}>(?P<text>[^<>\n]*(?:{_IMAGE}[^<>\n]*)?)</a>")
_EMPTY = re.compile(rf"{_IMAGE}|(?<=[^\n])<!--(?:-(?!-)|[^<>\n-])*-->")
"""An image, or a comment within a line: at its start, it is a block in CommonMark."""
STYLE = re.compile(rf"</?(?:{'|'.join(sorted(_STYLES))})>")

_BLOCK = re.compile(
    r"<(?:address|article|aside|blockquote|center|details|div|dl|figure|footer|form|h[1-6]|header|hr|iframe|main|nav|ol|p|"
    r"section|table|ul)[\s/>]"
)
MARKDOWN_BLOCK = re.compile(r"<(?P<name>div|section|figure|article)(?: class=\"[\w -]+\")? markdown(?:=\"1\")?>$")
"""The line above Markdown in an element of `md_in_html`."""
_ATTRIBUTE = r"\s+(?!markdown\b)[A-Za-z_:][\w.:-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?"
_ANY_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:{_ATTRIBUTE})*\s*(?P<closed>/?)>")
_SPECIAL = re.compile(
    r"[{}`<>\\$]|\n\s*(?:~~~|\[[^\]\n]*\]:)|"  # `<` and `>` outside tags, and what may be read before HTML
    r"headerlink|footnote|toclink|emojione|twemoji|gemoji|arithmatex|wikilink|linenos"  # classes of what Markdown makes
)
_SPECIAL_ELEMENTS = frozenset({"code", "pre", "script", "style", "textarea", "xmp", "plaintext", "template"})


def html_end(lines: list[str], at: int) -> int:
    """Return the line after a block of HTML: elements without blank lines, or one element.

    Returns -1 if that is unsure, and 0 if no block begins here.
    """
    if not _BLOCK.match(f"{lines[at]}\n"):
        return 0
    end = text_end(lines, at)
    if is_html_block("\n".join(lines[at:end])):
        return end
    tag = BLOCK_TAG.match(lines[at])
    closing = f"</{tag[1]}>" if tag else None
    if closing not in lines[end:]:
        return -1
    end = lines.index(closing, end) + 1
    if "".join(lines[end : end + 1]).strip() or not is_html_block("\n".join(lines[at:end])):
        return -1
    kept = keep_html_together("\n".join(lines[:end])).split("\n")
    return end if all(line.strip() for line in kept[at:]) else -1


def is_html_block(text: str) -> bool:
    """Return whether text consists of HTML elements, each on lines of its own.

    In Python-Markdown, a block of HTML ends with its first element; in CommonMark, at the next blank line.
    """
    if not _BLOCK.match(text):
        return False
    open_elements: list[str] = []
    end = 0
    for tag in _ANY_TAG.finditer(text):
        name = tag["name"].lower()
        follows = bool(end) and not open_elements
        if follows and not (text[end : tag.start()] == "\n" and _BLOCK.match(text, tag.start())):
            return False
        if name in _SPECIAL_ELEMENTS or _SPECIAL.search(text, end, tag.start()):
            return False
        end = tag.end()
        if tag["end"]:
            if name not in open_elements:
                return False
            while (ended := open_elements.pop()) != name:
                if ended == "a":
                    return False
        elif not tag["closed"] and name != "hr":
            open_elements.append(name)
        if _SPECIAL.search(tag[0], 1, len(tag[0]) - 1):
            return False
    return not open_elements and not text[end:].strip()


def without_tags(text: str) -> str:
    """Return text without tags that both read alike: of links, images and styles, and placeholders such as `<name>`.

    `<code>` is a style, too, if it ends: neither reader takes what is in it for code, or for a reference.
    """
    return _TAG.sub(_without, _CODE.sub(r" \g<text> ", _EMPTY.sub(" ", _LINK.sub(r" \g<text> ", text))))


def _without(tag: re.Match[str]) -> str:
    name, is_open = tag["name"].lower(), tag[0][1] != "/"
    is_style = name in _STYLES and not tag["more"] and tag[0][-2] != "/"
    is_break = name == "br" and is_open and not tag["more"]
    is_placeholder = name not in _ELEMENTS and tag[0][-2] != "/"
    return " " if is_style or is_break or is_placeholder else tag[0]
