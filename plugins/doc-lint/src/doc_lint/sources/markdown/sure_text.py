"""Whether the fast reader reads the text of a block as Python-Markdown does."""

import re
from collections.abc import Mapping
from typing import Any

_CODE = re.compile(r"(?<![`\\])(?P<mark>`{1,2})(?![`\s])[^`\n]*[^`\\\s](?P=mark)(?!`)")  # no spaces to strip
_TARGET = r"(?:[^()\s<>\"'\\&{}\x00$*]|&(?!#?\w+;))*"
_PLAIN_TEXT = r"[^\[\]\\<>`\n]*(?:\n *[\w(\x00][^\[\]\\<>`\n]*)?"
_IMAGE = re.compile(rf"!\[[^\[\]\\<>`*_\n\x00]*\]\({_TARGET}(?: \"[^\"\n()]*\")?\)")
_LINK = re.compile(rf"(?<!!)\[(?P<text>{_PLAIN_TEXT})\]\((?!\)){_TARGET}(?: \"[^\"\n()]*\")?\)")
_REFERENCE = re.compile(rf"(?<![!\]\w])\[(?P<text>{_PLAIN_TEXT})\]\[(?P<name>[\w ./-]*)\](?![\[(:])")
_BRACKETS = re.compile(r"(?<![\]!])\[(?!\^)[^\[\]\\`<>\n*_\x00]*\](?![\[(:])")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]+)\](?P<definition>: )?")
_AUTOLINK = re.compile(r"<https?://[\w./#?=%~:@-]+>")
_BREAK = re.compile(r"<br ?/?>")
_TAG = re.compile(r"</?(?:small|b|i|u|s|em|strong|kbd|sub|sup|del|ins|mark)>")
_LONE_TAG = re.compile(rf"^(?:(?:{_TAG.pattern}|{_BREAK.pattern})\s*)+$", re.MULTILINE)
_BRACES = re.compile(r"\{\{[^{}\n]*\}\}|\{(?![^{}\n]*(?:\b(?:id|name|href|src|alt)[ ]*=|#|data-))[^{}\n]*\}")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*\*|\*|__|_)(?P<text>(?=[\w\x00\x01(])[^*_\n]*[\w\x00\x01.,:;!?)])(?P=mark)(?![\w*_])"
)
_ESCAPE = re.compile(r"\\[*_#.+!-]")
_LEFT = re.compile(r"[\[\]`\\{}]|<(?=[\w/!?@])")
_UNLIKE = re.compile(rf"{_LEFT.pattern}|&#?\w+;|\*|(?<!\w)_|_(?!\w)|__")
_LEFT_BY: Mapping[str, str] = {"arithmatex": r"\$", "critic": r"\{[+~=>-]", "keys": r"\+\+", "escapeall": r"\\"}
_HEADING_TEXT = re.compile(r"[\w ,;:!?()'/&+%.-]*")
_TYPOGRAPHY = re.compile(r"['\"]|--|\.\.\.|\+/-|\([cr]\)|\(tm\)|=/=|\d/\d|c/o|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_EMOJI = re.compile(r":[\w+-]+:")
_URL = r"https?://|www\.|ftp://|mailto:|[\w.]@\w"
_SHORTHAND = r"(?<!\w)[@#!?]\w|\w[@#!?]\w"


class SureText:
    """Reads the text of blocks in which code, links, images, references and emphasis are simple ones.

    Args:
        extensions: Last parts of the names of the site's extensions.
        magiclink: Options of `pymdownx.magiclink`.
    """

    def __init__(self, extensions: frozenset[str], magiclink: Mapping[str, Any]):
        self.typography = not extensions.isdisjoint({"smarty", "smartsymbols"})
        patterns = [pattern for name, pattern in _LEFT_BY.items() if name in extensions]
        if "magiclink" in extensions:
            patterns.append(_URL)
            patterns += [_SHORTHAND for key, on in magiclink.items() if on and key.endswith("_shorthand")]
        self.changed = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
        self.references: set[str] = set()
        self.footnotes: set[str] = set()

    def is_sure_heading(self, text: str) -> bool:
        """Return whether the text of a heading is sure: its id is made of it."""
        plain = _TAG.sub("", _LINK.sub(r"\g<text>", _CODE.sub("x", text)))
        is_plain = _HEADING_TEXT.fullmatch(_EMPHASIS.sub(r"\g<text>", plain)) and self._is_plain(plain)
        return bool(is_plain) and self.is_sure(text)

    def is_sure(self, text: str) -> bool:
        """Return whether the text of a block is sure. Emphasis changes nothing in it but in links."""
        text = _AUTOLINK.sub("\1", _CODE.sub("\0", text))
        if "[" in text or "]" in text:
            text = self._without_links(text)
        if self.changed and self.changed.search(text):
            return False
        if "<" in text and not _LONE_TAG.search(text):
            text = _TAG.sub(" ", _BREAK.sub(" ", text))
        text = _BRACES.sub("x", _ESCAPE.sub("", text)) if "{" in text else _ESCAPE.sub("", text)
        return not _LEFT.search(text)

    def is_sure_row(self, row: str) -> bool:
        """Return whether the cells of a row of a table are sure."""
        return all(self.is_sure(cell.strip()) for cell in row.strip("|").split("|"))

    def _is_plain(self, text: str) -> bool:
        """Return whether no extension changes a text that is shown elsewhere, too."""
        changed = self.typography and _TYPOGRAPHY.search(text)
        return not (changed or _EMOJI.search(text) or _UNLIKE.search(_EMPHASIS.sub("x", text)))

    def _without_links(self, text: str) -> str:
        """Take links, images and references out of a text; a bracket is left where one is unsure."""
        text = _LINK.sub(lambda found: "\1" if self._is_plain(found["text"]) else "[", _IMAGE.sub("\1", text))
        text = _FOOTNOTE.sub(self._footnote, _REFERENCE.sub(self._reference, text))
        return _BRACKETS.sub("\1", text)

    def _reference(self, found: re.Match[str]) -> str:
        self.references.add((found["name"] or found["text"]).lower())
        return "\1" if self._is_plain(found["text"]) else "["

    def _footnote(self, found: re.Match[str]) -> str:
        self.footnotes.add(found["name"])
        return "[" if found["definition"] else "\1"


def columns(row: str) -> int:
    """Return the number of bars in a row of a table."""
    return _CODE.sub("", row).count("|")
