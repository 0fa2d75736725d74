"""Whether the fast reader reads a page as Python-Markdown does.

The fast reader is a parser of CommonMark. Here is what both read alike; any page with something else is unsure. A wrong
"unsure" costs milliseconds, a wrong "sure" a wrong finding.
"""

import re
from typing import TYPE_CHECKING

from doc_lint.sources.markdown.sure_text import SureText, is_simple_table, starts_block

if TYPE_CHECKING:
    from doc_lint.sources.markdown.dialect import Dialect

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})[\w+-]*$")
_SUPERFENCE = re.compile(r"(?P<mark>`{3,}|~{3,}) ?[\w+-]*(?: (?:title|hl_lines|linenums)=\"[^\"`]*\")*$")
_TITLE = r" [\w-]+(?: \"[^\"\n]+\")?$"
_OPENERS = {
    "admonition": re.compile(rf"!!!{_TITLE}"),
    "details": re.compile(rf"\?\?\?\+?{_TITLE}"),
    "tabbed": re.compile(r"=== \"[^\"\n]+\"$"),
}
_ITEM = re.compile(r" *(?:[-*+]|\d{1,2}\.) (?P<text>\S.*)$")
_HEADING = re.compile(r"#{1,6} (?P<text>[^{}]*[^#{}\s])(?P<id> \{ ?:? ?#[\w.:-]+ ?\})? *$")
_FENCES = ("```", "~~~")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
_DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\[\]^\\`<>*_\n][^\[\]\\`<>*_\n]*)\]: [^\s<>\\&]+$")
_HEADING_INSIDE = re.compile(r"^[ >]+#", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]+)\]: ")
_COMMENT = re.compile(r"<!---?[\s\w](?:(?!--\s*!?>).)*-->$", re.DOTALL)
_DIRECTIVE = re.compile(r"::: [\w.]+$")
_ATTRIBUTES = re.compile(r"\{: (?:\.|data-(?!toc))[\w-]+ \}$")
"""A class or attribute of the paragraph above, in its last line."""
_CHANGING = frozenset({"legacy_em", "legacy_attrs", "wikilinks", "fancylists"})
"""Extensions that change how ordinary text is read."""
_EXTRA = frozenset({"abbr", "attr_list", "def_list", "footnotes", "tables", "fenced_code", "md_in_html"})


def is_sure(text: str, dialect: "Dialect") -> bool:
    """Return whether a page has only what both read alike."""
    names = dialect.extensions or {}
    extensions = frozenset(name.rpartition(".")[2] for name in names)
    if "extra" in extensions:
        extensions |= _EXTRA | ({"superfences", "betterem"} if "pymdownx.extra" in names else set())
    if not extensions.isdisjoint(_CHANGING) or _ODD.search(text):
        return False
    if dialect.tab_combines and _HEADING_INSIDE.search(text):  # it is above later tabs, but not in their ids
        return False
    return _Reader(extensions, SureText(extensions, names.get("pymdownx.magiclink", {}))).is_sure(text)


def _item(line: str, first: str) -> re.Match[str] | None:
    """Return the match of a list item, given the first character of a line after its indentation."""
    return _ITEM.match(line) if first in "-*+" or first.isdecimal() else None


class _Reader:
    """Reads lines in which fences, headings, lists, tables, quotes and paragraphs are simple ones."""

    def __init__(self, extensions: frozenset[str], text: SureText):
        self.extensions = extensions
        self.text = text
        self.nested_fences = "superfences" in extensions
        self.defined: set[str] = set()
        self.footnotes: set[str] = set()
        self.inside = ""  # what is open: quotes, admonitions and tabs, by their first characters

    def is_sure(self, text: str) -> bool:
        """Return whether a page is sure."""
        is_sure = self._blocks(text.strip("\n").split("\n")) and self.text.is_sure()
        return is_sure and self.text.references <= self.defined and self.text.footnotes == self.footnotes

    def _blocks(self, lines: list[str]) -> bool:
        """Return whether the lines of a page, or of an admonition or tab, are sure."""
        at = 0
        depth = -1  # of the list that is open, in steps of four spaces
        in_list = False  # whether a list is open, at whatever depth
        alone = True  # whether nothing is above that the line could continue
        while 0 <= at < len(lines):
            line = lines[at]
            if line[:1].isalpha():
                at, alone, depth, in_list = self._paragraph(lines, at, line) if alone else -1, False, -1, False
                continue
            stripped = line.lstrip(" ")
            if not stripped or stripped.isspace():
                at, alone = at + 1, True
                continue
            indent, is_fence = len(line) - len(stripped), stripped.startswith(_FENCES)
            item = _item(line, stripped[0])
            if stripped[0] == "\t":
                return False
            if is_fence:
                at = self._fence(lines, at, depth)
                depth, in_list = (depth, in_list) if indent else (-1, False)
            elif item:
                level, rest = divmod(indent, 4)
                if not (alone or in_list) or (indent > 3 and (not in_list or level > depth + 1)):
                    return False
                depth, in_list = -1 if rest or (level and depth < level - 1) else level, True
                at = self._paragraph(lines, at, item["text"], is_item=True)
            elif indent and not (alone and _DEFINITION.match(line)):
                level, rest = divmod(indent, 4)
                if not alone or (indent > 3 and (rest or level > depth + 1)):
                    return False
                depth = min(depth, level - 1) if indent > 3 else -1
                at = self._paragraph(lines, at, line.strip())
            else:
                at, depth, in_list = self._block(lines, at) if alone else -1, -1, False
            alone = line[0] == "#" or is_fence or (at > 0 and not lines[at - 1].strip())
        return at >= 0

    def _block(self, lines: list[str], at: int) -> int:
        """Return where a block without indentation ends; -1 if it is unsure."""
        line = lines[at]
        last = at + 1 == len(lines) or not lines[at + 1].strip()
        if line[0] == "#":
            heading = _HEADING.match(line)
            is_sure = heading and not (heading["id"] and "attr_list" not in self.extensions)
            return at + 1 if heading and is_sure and self.text.add_heading(heading["text"]) else -1
        if _RULE.match(line):
            return at + 1 if last and at else -1
        if line.startswith("<!--"):
            return self._comment(lines, at)
        if line.startswith(("!!!", "???", "===")):
            return self._nested(lines, at)
        if line[0] == "|":
            return self._table(lines, at)
        if line[0] == ">":
            return self._quote(lines, at)
        if _DIRECTIVE.match(line):
            end = next((end for end in range(at, len(lines)) if not lines[end].strip()), len(lines))
            return end if all(option.startswith("    ") for option in lines[at + 1 : end]) else -1
        if _DEFINITION.match(line):
            return self._definitions(lines, at)
        footnote = _FOOTNOTE.match(line)
        if footnote:
            if not last or footnote["name"] in self.footnotes or "footnotes" not in self.extensions:
                return -1
            self.footnotes.add(footnote["name"])
            line = line[footnote.end() :]
        return self._paragraph(lines, at, line)

    def _comment(self, lines: list[str], at: int) -> int:
        """Return the line after a comment."""
        end = next((number for number in range(at, len(lines)) if "--" in lines[number].removeprefix("<!--")), at) + 1
        last = end == len(lines) or not lines[end].strip()
        if self.inside and not all(line.strip() for line in lines[at:end]):  # it ends at the blank line there
            return -1
        return end if last and _COMMENT.match("\n".join(lines[at:end])) else -1

    def _fence(self, lines: list[str], at: int, depth: int) -> int:
        """Return the line after a fence; -1 if it is unsure."""
        line = lines[at].rstrip(" ")
        indent = len(line) - len(line.lstrip(" "))
        fence = (_SUPERFENCE if self.nested_fences else _FENCE).match(line[indent:])
        if fence is None or ((indent or self.inside) and not self.nested_fences) or ">" in self.inside:
            return -1
        if indent > 3 and (indent % 4 or indent // 4 > depth + 1):
            return -1
        mark, margin = fence["mark"], " " * indent
        for end in range(at + 1, len(lines)):
            inner = lines[end]
            if inner == margin + mark:
                below = lines[end + 1 : end + 2]
                last = not below or not (below[0].startswith(" ") or _ITEM.match(below[0])) or not below[0].strip()
                return end + 1 if last and end > at + 1 else -1
            if (mark in inner and inner.strip().startswith(mark)) or (inner.strip() and not inner.startswith(margin)):
                return -1
            if indent % 4 and "\t" in inner:  # Python-Markdown replaces tabs before it removes the indentation
                return -1
        return -1

    def _paragraph(self, lines: list[str], at: int, first: str, *, is_item: bool = False) -> int:
        """Return the line after a paragraph, an item or its paragraph; -1 if it is unsure.

        Python-Markdown reads items right below a paragraph as its text, which makes no difference to what is in them.
        """
        texts = [first]
        end = at + 1
        while end < len(lines):
            line = lines[end]
            if not line[:1].isalpha():
                line = line.lstrip(" ")
                if not line or line.isspace() or line.startswith(_FENCES):
                    break
                item = _item(line, line[0])
                if is_item and item:
                    break
                line = item["text"] if item else line
            texts.append(line)
            end += 1
        if texts[1:] and not is_item and "attr_list" in self.extensions and _ATTRIBUTES.match(texts[-1]):
            texts.pop()
        if any(map(starts_block, texts)):
            return -1
        self.text.add("\n".join(texts))
        return end

    def _nested(self, lines: list[str], at: int) -> int:
        """Return the line after an admonition, details or tab."""
        known = (name in self.extensions and opener.match(lines[at]) for name, opener in _OPENERS.items())
        if ">" in self.inside or not any(known):
            return -1
        end = at + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
            end += 1
        body = [line[4:] for line in lines[at + 1 : end]]
        first = next((line for line in body if line.strip()), " " if lines[at][0] == "=" else "")
        if first[:1] == " " or (end < len(lines) and lines[end - 1].strip()):
            return -1
        return end if self._inner(body, lines[at][0]) else -1

    def _quote(self, lines: list[str], at: int) -> int:
        """Return the line after a quote."""
        end = at
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        body = [line[2:] for line in lines[at:end]]
        if any(line[1:2].strip() for line in lines[at:end]) or not body[0].strip() or body[0][0] == " ":
            return -1
        if end < len(lines) and lines[end].strip():
            return -1
        return end if self._inner(body, ">") else -1

    def _inner(self, lines: list[str], kind: str) -> bool:
        """Return whether the lines in a quote, admonition or tab are sure."""
        self.inside += kind
        is_sure = self._blocks(lines)
        self.inside = self.inside[:-1]
        return is_sure

    def _table(self, lines: list[str], at: int) -> int:
        """Return the line after a table."""
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        rows = [line.rstrip(" ") for line in lines[at:end]]
        self.text.add_cells((rows[0], *rows[2:]))
        return end if is_simple_table(rows) else -1

    def _definitions(self, lines: list[str], at: int) -> int:
        """Return the line after definitions of references."""
        while at < len(lines) and lines[at].strip():
            found = _DEFINITION.match(lines[at])
            if not found or found["name"].lower() in self.defined:
                return -1
            self.defined.add(found["name"].lower())
            at += 1
        return at
