"""Whether the fast reader reads the blocks of a page as Python-Markdown does."""

from itertools import accumulate, count
from operator import add

from doc_lint.sources.markdown.sure import blocks, plain
from doc_lint.sources.markdown.sure.html import MARKDOWN_BLOCK, html_end
from doc_lint.sources.markdown.sure.text import SureText, starts_block

_ENDED = ("#", "<!--", "---", "***", "___")
"""Beginnings of blocks that no line below continues."""


class BlockReader:
    """Reads lines in which fences, headings, lists, tables, quotes and paragraphs are simple ones."""

    def __init__(self, extensions: frozenset[str], text: SureText, *, has_tab_ids: bool):
        self.extensions = extensions
        self.text = text
        self.has_tab_ids = has_tab_ids
        self.nested_fences = "superfences" in extensions
        self.defined: dict[str, str] = {}
        self.footnotes: set[str] = set()
        self.is_indented_code = True  # what is indented below the last block
        self.tabs: set[int] = set()  # lines of the page that are indented by tabs
        self.first = 0  # line of the page where the lines begin that are read
        self.inside = ""  # what is open: quotes, admonitions and tabs, by their first characters; `> ` is an even quote

    def is_sure(self, text: str) -> bool:
        """Return whether a page is sure, if its references and footnotes are."""
        text = text.strip("\n")
        self.tabs = blocks.tabbed_lines(text)
        return self._blocks(blocks.with_spaces(text).split("\n")) and self.text.is_sure()

    def _blocks(self, lines: list[str]) -> bool:
        """Return whether the lines of a page, or of an admonition or tab, are sure."""
        at = 0
        depth = -1  # of the list that is open, in steps of four spaces
        in_list = False  # whether a list is open, at whatever depth
        alone = True  # whether nothing is above that the line could continue
        above = 0, 0  # where the last item and its text begin
        text = "\n".join([*lines, "", ""])
        starts = [*map(add, accumulate(map(len, lines), initial=0), count())]
        while 0 <= at < len(lines):
            line = lines[at]
            block = plain.BLOCK.match(text, starts[at]) if alone else None
            if block and (block.lastgroup != "fence" or not self.inside):
                at, in_list = at + block[0].count("\n"), block.lastgroup == "items"
                self.text.add(plain.text_of(block))
                depth, above, self.is_indented_code = in_list - 1, plain.ITEM_START, not in_list
                continue
            if line[:1].isalpha():
                self.is_indented_code = True
                at, depth, in_list = self._text(lines, at) if alone else -1, -1, False
                alone = at > 0 and blocks.UNDERLINE.match(lines[at - 1]) is not None
                continue
            stripped = line.lstrip(" ")
            if not stripped or stripped.isspace():
                at, alone = at + 1, True
                continue
            if stripped[0] == "\t":  # in a quote: the columns of tabs are those of the page
                return False
            indent, is_fence = len(line) - len(stripped), blocks.FENCE_LINE.match(stripped) is not None
            item = blocks.list_item(line, stripped[0])
            if is_fence:
                at = self._fence(lines, at, indent, depth)
                depth, in_list = (depth, in_list) if indent else (-1, False)
                self.is_indented_code |= not indent
                below = blocks.ITEM.match(lines[at]) if 0 < at < len(lines) else None
                if below:  # it is text of the same block in Python-Markdown
                    self.is_indented_code = False
                    at, depth, in_list, is_fence = self._paragraph(lines, at, below["text"]), -1, False, False
            elif item:
                level, rest = divmod(indent, 4)
                if not (alone or in_list) or (indent > 3 and (not in_list or level > depth + 1)):
                    is_below = in_list and not alone and level <= above[0] // 4 + 1
                    if not is_below or not (indent <= above[0] or above[1] <= indent < above[1] + 4):
                        return False
                depth, in_list = -1 if rest or (level and depth < level - 1) else level, True
                above, self.is_indented_code = (indent, item.start("text")), False
                at = self._paragraph(lines, at, item["text"], is_item=True)
            elif indent > 3 and alone and self.is_indented_code:
                at = blocks.code_end(lines, at) if "-" not in self.inside else -1  # how far items are indented differs
            elif indent > 3 and blocks.RULE.match(stripped):
                at = at + 1 if alone and not indent % 4 and indent // 4 <= depth + 1 else -1
                depth = min(depth, indent // 4 - 1)
            elif indent > 3 and alone and not indent % 4 and indent // 4 <= depth + 1 and blocks.is_opener(stripped):
                depth = min(depth, indent // 4 - 1)
                at = self._nested(lines, at, indent)
            elif indent and not (alone and blocks.DEFINITION.match(line)):
                level, rest = divmod(indent, 4)
                if not alone or (indent > 3 and (rest or level > depth + 1)):
                    return False
                depth = min(depth, level - 1) if indent > 3 else -1
                at = self._paragraph(lines, at, line.strip())
            else:
                self.is_indented_code = True
                at, depth, in_list = self._block(lines, at) if alone or line[0] == "#" else -1, -1, False
            alone = is_fence or line.startswith(_ENDED) or (at > 0 and not lines[at - 1].strip())
        return at >= 0

    def _block(self, lines: list[str], at: int) -> int:
        """Return where a block without indentation ends; -1 if it is unsure."""
        line = lines[at]
        if at and line[0] in "|-" and blocks.FENCE_LINE.match(lines[at - 1].lstrip()):  # text of the same block there
            return -1
        if line[0] == "#":
            heading = blocks.HEADING.match(line)
            if heading and self.text.braces:
                heading = blocks.HEADING_ID.match(heading["text"])
            return at + 1 if heading and self.text.add_heading(heading["text"]) else -1
        if blocks.RULE.match(line):
            last = at + 1 == len(lines) or not lines[at + 1].strip()
            return at + 1 if at and (last or lines[at + 1][0] not in "-*_=") else -1
        if line.startswith("<!--"):
            return blocks.comment_end(lines, at, is_nested=bool(self.inside))
        if blocks.is_opener(line):
            return self._nested(lines, at)
        if line[0] == "<" and not self.inside:
            if "md_in_html" in self.extensions and (tag := MARKDOWN_BLOCK.match(line)):
                return self._element(lines, at, tag["name"])
            if end := html_end(lines, at):
                return end
        if line[0] == "|":
            end = blocks.text_end(lines, at)
            return end if self.text.add_table(lines[at:end]) else -1
        if line[0] == ">":
            return self._quote(lines, at)
        if blocks.DIRECTIVE.match(line):
            end = blocks.text_end(lines, at)
            return end if all(option.startswith("    ") for option in lines[at + 1 : end]) else -1
        if blocks.ABBREVIATION.match(line):
            end = blocks.text_end(lines, at)
            return end if "abbr" in self.extensions and all(map(blocks.ABBREVIATION.match, lines[at:end])) else -1
        if blocks.DEFINITION.match(line):
            return blocks.definitions_end(lines, at, self.defined)
        return self._footnotes(lines, at) if blocks.FOOTNOTE.match(line) else self._paragraph(lines, at, line)

    def _footnotes(self, lines: list[str], at: int) -> int:
        """Return the line after footnotes of one line each."""
        self.is_indented_code = False
        while at < len(lines) and lines[at].strip():
            footnote = blocks.FOOTNOTE.match(lines[at])
            if not footnote or footnote["name"] in self.footnotes or "footnotes" not in self.extensions:
                return -1
            self.footnotes.add(footnote["name"])
            if self._paragraph([lines[at]], 0, lines[at][footnote.end() :]) < 0:
                return -1
            at += 1
        return at

    def _fence(self, lines: list[str], at: int, indent: int, depth: int) -> int:
        """Return the line after a fence; -1 if it is unsure."""
        if (indent or self.inside) and not self.nested_fences:
            return -1
        end = blocks.fence_end(lines, at, superfences=self.nested_fences)
        if ">" in self.inside and (indent or self.inside != "> " or blocks.is_odd_in_quote(lines[at:end])):
            return -1
        if indent // 4 > depth + 1 or (indent % 4 and (indent > 3 or self._has_tabs(at, end))):  # their columns change
            return -1
        return end

    def _has_tabs(self, at: int, end: int) -> bool:
        return bool(self.tabs) and not self.tabs.isdisjoint(range(self.first + at, self.first + end))

    def _text(self, lines: list[str], at: int) -> int:
        """Return the line after a paragraph, or after a title that is underlined; -1 if it is unsure."""
        if at + 1 < len(lines) and blocks.UNDERLINE.match(lines[at + 1]):
            is_sure = not self.inside and (not at or not lines[at - 1].strip())
            return at + 2 if is_sure and self.text.add_heading(lines[at].strip()) else -1
        return self._paragraph(lines, at, lines[at])

    def _paragraph(self, lines: list[str], at: int, first: str, *, is_item: bool = False) -> int:
        """Return the line after a paragraph, an item or its paragraph; -1 if it is unsure.

        Python-Markdown reads items right below a paragraph as its text, which makes no difference to what is in them.
        """
        texts = [first]
        end = at + 1
        while end < len(lines):
            line = lines[end]
            if not line[:1].isalpha():
                if line[:1] == "#":  # a heading, even there
                    break
                line = line.lstrip(" \t")
                if not line or line.isspace() or blocks.FENCE_LINE.match(line):
                    break
                item = blocks.list_item(line, line[0])
                if is_item and item:
                    break
                self.is_indented_code &= not item
                line = "\3" + item["text"] if item else line  # nothing before it crosses to it
            texts.append(line)
            end += 1
        if texts[1:] and not is_item and "attr_list" in self.extensions and blocks.ATTRIBUTES.match(texts[-1]):
            texts.pop()
        if any(starts_block(text.removeprefix("\3")) for text in texts):
            return -1
        self.text.add("\n".join(texts))
        return end

    def _nested(self, lines: list[str], at: int, indent: int = 0) -> int:
        """Return the line after an admonition, details or tab, which may be in an item of a list."""
        opener, margin = lines[at][indent:], " " * (indent + 4)
        known = (pattern.match(opener) for name, pattern in blocks.OPENERS.items() if name in self.extensions)
        opened = next(filter(None, known), None)
        if opened is None:  # text, if nothing is in it
            self.text.add(opener)
            below = next((line for line in lines[at + 1 :] if line.strip()), "")
            is_text = opener[0] != "=" and below[:1] != " " and not "".join(lines[at + 1 : at + 2]).strip()
            return at + 1 if is_text else -1
        if ">" in self.inside:
            return -1
        if self.has_tab_ids and opener[0] == "=" and not self.text.add_heading(opened["title"]):
            return -1
        end = blocks.indented_end(lines, at + 1, margin)
        body = [line[indent + 4 :] for line in lines[at + 1 : end]]
        first = next((line for line in body if line.strip()), " " if opener[0] == "=" else "")
        if first[:1] == " " or (end < len(lines) and lines[end - 1].strip()) or self._has_tabs(at, end):
            return -1
        return end if self._inner(body, "-" * (indent > 0) + opener[0], at + 1) else -1

    def _element(self, lines: list[str], at: int, name: str) -> int:
        """Return the line after an element around Markdown."""
        end = lines.index(f"</{name}>", at) if f"</{name}>" in lines[at:] else 0
        body = lines[at + 1 : end]
        is_apart = bool(body) and not any(line.strip() for line in (body[0], body[-1], *lines[end + 1 : end + 2]))
        is_nested = any(line.lstrip().startswith((f"<{name}", f"</{name}")) for line in body)
        return end + 1 if is_apart and not is_nested and self._inner(body, "<", at + 1) else -1

    def _quote(self, lines: list[str], at: int) -> int:
        """Return the line after a quote."""
        end = next((end for end in range(at, len(lines)) if not lines[end].startswith(">")), len(lines))
        body = [line[1:].removeprefix(" ") for line in lines[at:end]]
        if not body[0].strip() or body[0][0] == " " or "".join(lines[end : end + 1]).strip():
            return -1
        is_even = "quotes" not in self.extensions and all(f"{line} ".startswith("> ") for line in lines[at:end])
        return end if self._inner(body, "> " if is_even else ">", at) else -1

    def _inner(self, lines: list[str], kind: str, at: int) -> bool:
        """Return whether the lines in a quote, admonition or tab are sure."""
        if len(self.inside) > 40:  # Python's stack ends
            return False
        self.inside += kind
        self.first += at
        self.is_indented_code = True
        is_sure = self._blocks(lines)
        self.inside = self.inside[: -len(kind)]
        self.first -= at
        return is_sure
