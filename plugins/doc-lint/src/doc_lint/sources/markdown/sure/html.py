"""Whether the fast reader reads raw HTML as Python-Markdown does."""

import re

_ELEMENTS = (
    "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blockquote|body|br|button|canvas|"
    "caption|center|circle|cite|clippath|code|col|colgroup|data|datalist|dd|defs|del|details|dfn|dialog|dir|div|dl|dt|"
    "ellipse|em|embed|fieldset|figcaption|figure|filter|font|footer|form|frame|frameset|g|group|h[1-6]|head|header|hgroup|"
    "hr|html|i|iframe|image|img|input|ins|kbd|label|legend|li|line|link|main|map|mark|marker|marquee|mask|math|menu|"
    "menuitem|meta|meter|nav|noembed|noframes|noscript|object|ol|optgroup|option|output|p|param|path|pattern|picture|"
    "plaintext|polygon|polyline|pre|progress|q|rect|rp|rt|ruby|s|samp|script|search|section|select|slot|small|source|span|"
    "strike|strong|style|sub|summary|sup|svg|symbol|table|tbody|td|template|text|textarea|tfoot|th|thead|time|title|tr|"
    "track|tspan|tt|u|ul|use|var|video|wbr|xmp"
)
_PLACEHOLDER = rf"</?(?!(?:{_ELEMENTS})[ />])[a-z][\w-]*(?: (?!markdown\b)[a-z][\w-]*)*>"
"""What a reader replaces, such as `<name>`. It is an unknown element."""
_TAG = r"</?(?:small|b|i|u|s|em|strong|kbd|sub|sup|del|ins|mark)>|<br ?/?>"
INLINE = re.compile(rf"{_TAG}|{_PLACEHOLDER}", re.IGNORECASE)
"""Tags that mean nothing to doc-lint."""
LONE = re.compile(rf"^(?:(?:{_TAG}|{_PLACEHOLDER})[ ]*)+\n(?!\n)", re.MULTILINE | re.IGNORECASE)
"""A line of tags only: in CommonMark, the lines below it are HTML, too."""
STYLE = re.compile(r"</?(?:small|b|i|u|s|em|strong|kbd|sub|sup|del|ins|mark)>")

_BLOCK = re.compile(
    r"<(?:address|article|aside|blockquote|center|details|div|dl|figure|footer|form|h[1-6]|header|hr|iframe|main|nav|ol|p|section|"
    r"table|ul)[\s/>]"
)
MARKDOWN_BLOCK = re.compile(r"<(?P<name>div|section|figure|article)(?: class=\"[\w -]+\")? markdown(?:=\"1\")?>$")
"""The line above Markdown in an element of `md_in_html`."""
_ATTRIBUTE = r"\s+(?!markdown\b)[A-Za-z_:][\w.:-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?"
_ANY_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:{_ATTRIBUTE})*\s*(?P<closed>/?)>")
_SPECIAL = re.compile(
    r"[{}`<>\\$]|\n\s*~~~|"  # `<` and `>` outside tags, and what an extension may read before HTML
    r"headerlink|footnote|toclink|emojione|twemoji|gemoji|arithmatex|wikilink|linenos"  # classes of what Markdown makes
)
_SPECIAL_ELEMENTS = frozenset({"code", "pre", "script", "style", "textarea", "title", "xmp", "plaintext", "template"})


def is_html_block(text: str) -> bool:
    """Return whether text without blank lines is elements of HTML, each on lines of its own.

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
            while open_elements.pop() != name:
                pass
        elif not tag["closed"] and name != "hr":
            open_elements.append(name)
        if _SPECIAL.search(tag[0], 1, len(tag[0]) - 1):
            return False
    return not open_elements and not text[end:].strip()
