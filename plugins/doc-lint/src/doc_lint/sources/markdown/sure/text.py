"""Whether the fast reader reads the text of a block as Python-Markdown does."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from doc_lint.sources.markdown.bare_urls import BARE_URL
from doc_lint.sources.markdown.code_pipes import hide_pipes, without_code
from doc_lint.sources.markdown.sure import html
from doc_lint.sources.markdown.sure.blocks import label

# A search for a pattern is fast if the pattern begins with a character, so that lookbehinds come after it here.
_SPECIAL = re.compile(r"[`\[\]\\{}<]")
_SIMPLE = re.compile(r"[A-Za-z0-9 \n,;!?()/%.-]*")
_MORE_CODE = r"(?:\n *[^`\s<\x00\x03][^`\n\x00\x03]*)*"
_CODE = re.compile(  # no spaces to strip
    rf"(?P<mark>`(?<![`\\]`)`{{0,2}})(?![`\s])[^`\n\x03]+{_MORE_CODE}(?<![\\\s])(?P=mark)(?!`)"
)
_CODE_WITH_BACKTICKS = (  # pairs of them, between which the fast reader takes text for code
    r"``(?<![`\\]``)(?!`)(?P<edge> ?)(?! )(?:(?:[^`\\\n\x03]*`(?!`)){2})+[^`\\\n\x03]*(?<! )(?P=edge)``(?!`)"
)
_ANY_CODE = re.compile(rf"{_CODE_WITH_BACKTICKS}|{_CODE.pattern}")
_LOOSE_CODE = re.compile(rf"(?P<mark>`(?<![`\\]`)`{{0,2}})(?!`)[^`\n\x00\x03]+{_MORE_CODE}(?<!\\\\)(?P=mark)(?!`)")
_LONE_BACKTICKS = re.compile(r"`+(?=(?:[^`\n\x00\x04]|\n(?!\n))*(?:\n\n|\Z))")  # nothing after them can be their end
_TARGET_TEXT = r"[^()\s<>\"'\\&{}\x00$*]*+"
_TARGET = rf"{_TARGET_TEXT}(?:(?:&(?!#?\w+;)|\({_TARGET_TEXT}\)){_TARGET_TEXT})*"
_PLAIN_TEXT = r"[^\[\]\\<`\n\x04]*(?:\n *[\w(\x00][^\[\]\\<`\n\x04]*)?"
_TITLE = r"(?: (?:\"[^\"\n()]*\"|'[^'\n()]*'))?"
_IMAGE = re.compile(rf"!\[(?:[^\[\]\\<`*_$\n\x00]|(?<=\w)_(?=\w))*\]\({_TARGET}{_TITLE}\)")
_LINK = re.compile(rf"\[(?<!!\[)(?P<text>{_PLAIN_TEXT})\]\((?:\n *)?(?!\)){_TARGET}{_TITLE}\)")
_IMAGE_REFERENCE = re.compile(
    r"!\[(?P<text>(?:[^\[\]\\<`*_$\n\x00]|(?<=\w)_(?=\w))+)\](?:\[(?P<name>[\w ./-]*)\])?(?![\[({:])"
)
_IN_LINK = re.compile(r"\[(?<=\w\[)(?P<name>[\w.-]+)\](?=\]\()")
"""Brackets at the end of a link's text, as in `[@name[bot]](url)`: text, if they are no reference."""
_NAME = r"[\w ./-]*(?:(?<=\S)\n[\w./-][\w ./-]*)?"
_REFERENCE = re.compile(rf"\[(?<![!\]]\[)(?<![^\W_]\[)(?P<text>{_PLAIN_TEXT})\]\[(?P<name>{_NAME})\](?![\[(:])")
_BRACKETS = re.compile(
    r"\[(?<![\]!]\[)(?!\^)(?P<inside>(?<=[^\s\x03]\[)|(?<=[^\s\x03] \[))?"
    r"(?P<text>(?:[^\[\]\\`<\n*_\x00]|\\[*_#.+!-]|(?<=\w)_(?=\w))*(?:\n *[\w(][^\[\]\\`<\n*_\x00]*)?)\]"
    r"(?![\[(])(?(inside)|(?!:\s*\S*\s*(?:[\"'(\n]|$)))"  # at the start of a line, it may be a definition
)
_NESTED = 3
"""How many brackets may be in each other."""
_SPACED = re.compile(r"\]\s\[([^\[\]]+)\]")
"""The name of a reference in Python-Markdown, if it is defined."""
_FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]+)\](?P<definition>: )?")
_AUTOLINK = re.compile(r"<https?://[\w./#?=%~:@-]+>")
_ATTRIBUTE = r"\b(?:id|name|href|src|alt)[ ]*=|(?<!&)#|&num;|&#(?:0*35|[xX]0*23);|data-"
_BRACES = re.compile(rf"\{{\{{[^{{}}\n]*\}}\}}|\{{(?![^{{}}\n]*(?:{_ATTRIBUTE}))[^{{}}\n]*\}}")
_NO_BRACES = str.maketrans("{}", "  ")
_ID = re.compile(r"[\x00\x01]\{ ?#[A-Za-z][\w.:-]* ?\}")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*\*|\*|__|_)(?P<text>(?=[\w\x00\x01(])[^*_\n]*[\w\x00\x01.,:;!?)])(?P=mark)(?![\w*_])"
)
_ESCAPE = re.compile(r"\\(?:[*_#.+!' -]|(?!begin\{)\w|(?=\n))")  # or a backslash that is text for both
_LEFT = re.compile(r"[\[\]`\\{}<](?:(?<!<)|(?=[A-Za-z/!?@]|\w[^<>\s]*@))")
_UNLIKE = re.compile(rf"{_LEFT.pattern}|&#?\w+;|\*|(?<!\w)_|_(?!\w)|__")
_LEFT_BY: Mapping[str, str] = {"arithmatex": r"\$", "critic": r"\{[+~=>-]", "keys": r"\+\+[\w\"'-]", "escapeall": r"\\"}
_ROW = re.compile(r"\|(?:(?:[^|\\`]++|\\[^|\\`]|`(?:[^`|\\]++|\\{1,2}(?![\\`|]))+`)+\|)+$")
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+$")
_HEADING_TEXT = re.compile(r"[^\x00-\x1f\x7f$*<@\[\\\]`|]*")
_CHANGING = {
    "caret": r"\^",
    "mark": "==",
    "tilde": "~",
    "smarty": r"['\"]|--|\.\.\.|<<|>>",
    "smartsymbols": r"--|\+/-|\([cr]\)|\(tm\)|=/=|\d/\d|c/o|\d(?:st|nd|rd|th)\b",
}
_EMOJI = re.compile(r":[\w+-]+:")
_URL = r"https?://|www\.|ftp://|mailto:"
_SHORTHAND = r"(?<![a-z])@[\w.-]|[#!?][1-9]|[a-f\d]{40}"
"""A user, an issue or a commit."""
_BLOCK_START = re.compile(
    r"[-*+]\s|[-*_=+]+\s*$|[>|#^\\]|:[\s:]|~~~|\[\^[^\]\n]*\]:|\[[^\]\n]*\]:\s*\S*\s*(?:[\"'(]|$)|\d+[.)](?:\s|$)|!!!|\?\?\?|///|===|```[^`]*$|%%|"
    r"--8<--|;--|\$\$|\{[:%#!]|\*\["
)


class SureText:
    """Reads the text of blocks in which code, links, images, references and emphasis are simple ones.

    Args:
        extensions: Last parts of the names of the site's extensions.
        magiclink: Options of `pymdownx.magiclink`.
        bare_urls: Whether the fast reader makes links of URLs.
    """

    def __init__(self, extensions: frozenset[str], magiclink: Mapping[str, Any], *, bare_urls: bool = False):
        changes = [pattern for name, pattern in _CHANGING.items() if name in extensions]
        self.changing = re.compile("|".join(changes), re.IGNORECASE) if changes else None
        patterns = [pattern for name, pattern in _LEFT_BY.items() if name in extensions]
        if "magiclink" in extensions:
            patterns.append(_URL)
            patterns += [_SHORTHAND for key, on in magiclink.items() if on and key.endswith("_shorthand")]
        self.changed = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
        self.bare_urls = bare_urls
        self.emoji = "emoji" in extensions
        self.braces = "attr_list" in extensions
        self.has_headings = False
        self.references: set[str] = set()
        self.text_unless_defined: set[str] = set()
        self.text_if_undefined: set[tuple[str, str]] = set()
        self.footnotes: set[str] = set()
        self._texts: list[str] = []

    def add_heading(self, text: str) -> bool:
        """Add the text of a heading. Return whether its id, which is made of it, is sure."""
        self.has_headings = True
        self.add(text)
        if _SIMPLE.fullmatch(text) and not self.changing:
            return True
        text = text if self.braces else text.translate(_NO_BRACES)
        if self.emoji and _EMOJI.search(text):
            if "`" in text and any(":" in code[0] for code in _ANY_CODE.finditer(text)):  # in code, it is no emoji
                return False
            text = _EMOJI.sub("", text)
        text = text.replace("`", "") if text.count("`") == 1 else text
        plain = html.STYLE.sub("", _BRACKETS.sub(r"\g<text>", _LINK.sub(r"\g<text>", _CODE.sub("x", text))))
        is_plain = _HEADING_TEXT.fullmatch(_EMPHASIS.sub(r"\g<text>", plain)) and self._is_plain(plain)
        return bool(is_plain) and plain.isprintable()

    def add(self, text: str) -> None:
        """Add the text of a block."""
        if self.changed or _SPECIAL.search(text):
            self._texts.append(text)

    def add_table(self, lines: Iterable[str]) -> bool:
        """Add the cells of a table. Return whether each row has the same number of them."""
        rows = [hide_pipes(line.rstrip(" ")) for line in lines]
        self.add("\n\n".join(cell.strip() for row in (rows[0], *rows[2:]) for cell in row.strip("|").split("|")))
        return is_simple_table(rows)

    def is_sure(self) -> bool:
        """Return whether all text is sure. No pattern crosses a blank line, and emphasis only matters in links."""
        text = "\n\n".join(self._texts)
        text = (_ANY_CODE if "``" in text else _CODE).sub("\0", text)
        if "`" in text:
            text = _LONE_BACKTICKS.sub("\2", _LOOSE_CODE.sub("\4", text))
        text = _AUTOLINK.sub("\1", text)
        if "[" in text or "]" in text:
            text = self._without_links(text)
        if self.bare_urls and "://" in text:
            text = BARE_URL.sub("\2", text)
        if self.changed and self.changed.search(text):
            return False
        text = _ESCAPE.sub("\2", _ID.sub("x", text))
        if "<" in text and not html.LONE.search(text):
            text = html.without_tags(text)
        if "{" in text or "}" in text:
            text = _BRACES.sub("x", text) if self.braces else text.translate(_NO_BRACES)
        return not _LEFT.search(text)

    def fits(self, defined: Set[str]) -> bool:
        """Return whether all references are sure, given the names that are defined."""
        undefined = {text for name, text in self.text_if_undefined if name not in defined}
        return self.references <= defined and defined.isdisjoint(undefined | self.text_unless_defined)

    def _is_plain(self, text: str) -> bool:
        """Return whether no extension changes a text that is shown elsewhere, too."""
        if _SIMPLE.fullmatch(text) and not self.changing:
            return True
        if self.emoji and "\0" not in text:  # in code, it is no emoji
            text = _EMOJI.sub("", text)
        changed = self.changing and self.changing.search(text)
        return not (changed or (self.emoji and _EMOJI.search(text)) or _UNLIKE.search(_EMPHASIS.sub("x", text)))

    def _without_links(self, text: str) -> str:
        """Take links, images and references out of a text; a bracket is left where one is unsure."""
        self.text_unless_defined.update(map(label, _SPACED.findall(text)))
        text = _LINK.sub(
            lambda found: "\1" if self._is_plain(found["text"]) else "[",
            _IMAGE_REFERENCE.sub(self._image, _IMAGE.sub("\1", _IN_LINK.sub(self._in_link, text))),
        )
        text = _REFERENCE.sub(self._reference, text)
        text = _FOOTNOTE.sub(self._footnote, text)
        for _ in range(_NESTED):
            text = _BRACKETS.sub("\2\\g<text>\2", text)
        return text

    def _image(self, found: re.Match[str]) -> str:
        self.references.add(label(found["name"] or found["text"]))
        return "\1"

    def _in_link(self, found: re.Match[str]) -> str:
        self.text_unless_defined.add(label(found["name"]))
        return f"\2{found['name']}\2"

    def _reference(self, found: re.Match[str]) -> str:
        text, name = found["text"], found["name"] or found["text"]
        # Only a link has an id, or is emphasized like this. Names of text are found in one line.
        has_id = found.string.startswith("{", found.end())
        if has_id or "\n" in name or found.string.endswith("_", 0, found.start()):
            self.references.add(label(name))
        else:
            self.text_if_undefined.add((label(name), label(text)))
        is_changed = self.changed and self.changed.search(text)
        return "\1" if self._is_plain(text) and not is_changed else "["

    def _footnote(self, found: re.Match[str]) -> str:
        self.footnotes.add(found["name"])
        return "[" if found["definition"] else "\2"


def is_simple_table(rows: Sequence[str]) -> bool:
    """Return whether lines are a table in which each row has the same number of cells."""
    rows = [without_code(row) for row in rows]
    if len(rows) < 3 or not _DELIMITERS.match(rows[1]) or not all(_ROW.match(row) for row in rows):
        return False
    return max(row.count("|") for row in rows) == rows[0].count("|") == rows[1].count("|")


def starts_block(line: str) -> bool:
    """Return whether a line may be the start of a block, so that it does not continue a paragraph."""
    return not line[:1].isalpha() and (_BLOCK_START.match(line) is not None or line[:1] == "\t")
