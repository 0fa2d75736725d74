"""The Python blocks of a page: each one parsed, or with the reason why it can't be."""

import ast
import contextlib
import io
import re
import sys
import textwrap
import tokenize
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from doc_lint.facts.base import fact
from doc_lint.kept import kept
from doc_lint.site import CodeBlock, Defect, Location, Page, Site

LANGUAGES = frozenset({"python", "py", "python3", "py3", "pycon", "doctest"})

_BEFORE = 20  # blocks that one may continue
_SKIP_MARK = re.compile(r"""\blint=["']?skip""")
_NOTEBOOK_PROMPT = re.compile(r"^In \[\d*\]: ", re.MULTILINE)
_PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)")
_PLACEHOLDER = re.compile(r"<[A-Za-z][\w .-]*>")
_MAGIC = re.compile(r"^[ \t]*[%!?][^\n]*", re.MULTILINE)
_TEMPLATE_SYNTAX = re.compile(r"\{\{|\{%|\{!|^\{\*|(?<!-)-+8<-", re.MULTILINE)
_BODY = re.compile(r"^(?=.*\n[ \t]+#)(.*?:[ \t]*(?:#.*)?\n)([ \t]+)#.*$", re.MULTILINE)
_BLANK = (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT)
_CONTINUES = re.compile(r"(?:else|elif|except|finally|case)\b")
_NEWER_SYNTAX: tuple[tuple[tuple[int, int], re.Pattern[str]], ...] = (
    ((3, 12), re.compile(r"\s*(?:(?:async )?def|class) \w+\[|\s*type \w+|.*\b[rf]?f[rf]?[\"']", re.IGNORECASE)),
    ((3, 14), re.compile(r"\s*except\*? [\w.]+,|.*\b[rt]?t[rt]?[\"']", re.IGNORECASE)),
)
_WRAPPERS = (
    ("_(", "\n)"),
    ("{", "\n}"),
    ("[", "\n]"),
    ("", " ..."),
    ("", "\n    ..."),
    ("", ": ..."),
    ("", "\ndef _(): ..."),
)


LEAVES = frozenset({ast.Name, ast.Constant, ast.Load, ast.Store, ast.Del})
"""Types of nodes without others in them, except for what a name is used for. They are more than half of all."""


class Snippet(Struct, frozen=True, dict=True):
    """A Python block.

    Attributes:
        block: The code block.
        text: The code to parse: dedented, without prompts and output, and with placeholders filled if it is not valid
            Python otherwise. It has the same lines as the block.
        removed: Number of characters removed from the start of each line.
        is_valid: Whether the text is Python.
        defect: Why it is not Python, with the line of the block. `None` if it is, and for fragments.
    """

    block: CodeBlock
    text: str
    removed: int
    is_valid: bool = False
    defect: Defect | None = None

    @cached_property
    def tree(self) -> ast.Module | None:
        """The parsed code, or `None`. Most sites have no use for it, and it takes much memory."""
        return parse(self.text)[0] if self.is_valid else None

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes of the tree in the order of `ast.walk`, without those that tell what a name is used for."""
        found: list[ast.AST] = [self.tree] if self.tree else []
        for node in found:
            if type(node) not in LEAVES:
                found += children(node)
        return found

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def at(self, line: int, column: int = 1) -> Location:
        """Return the location of a line and column of the text, both from 1."""
        return self.block.at(line, column + self.removed)

    def start(self, node: ast.expr | ast.stmt | ast.keyword | ast.alias) -> Location:
        """Return the location where a node of the tree starts."""
        line = self.lines[node.lineno - 1]
        return self.at(node.lineno, len(line.encode()[: node.col_offset].decode(errors="replace")) + 1)


PythonBlocks = Mapping[str, tuple[Snippet, ...]]


@fact
def snippets(site: Site) -> PythonBlocks:
    """The Python blocks of each page in order, by path of the page."""
    return {page.path: snippets_of(page, with_trees=site.package is not None) for page in site.pages}


@kept
def snippets_of(page: Page, *, with_trees: bool) -> tuple[Snippet, ...]:
    """Return the Python blocks of a page, in order; with their trees if they will be needed."""
    found: list[Snippet] = []
    for block in page.code_blocks:
        if block.language in LANGUAGES and not _SKIP_MARK.search(block.info):
            found.append(_read(block, found[-_BEFORE:], with_tree=with_trees))
    return tuple(found)


def _read(block: CodeBlock, before: list[Snippet], *, with_tree: bool) -> Snippet:
    text = textwrap.dedent(block.text)
    removed = len(block.text.split("\n")[0]) - len(text.split("\n")[0])
    prompts = any(line.lstrip().startswith(">>>") for line in text.split("\n"))
    if prompts:
        text = textwrap.dedent(_session(text))
        removed += 4
    elif block.language in ("pycon", "doctest") or _NOTEBOOK_PROMPT.search(text):
        return Snippet(block, text, removed)
    tree, defect = parse(text)
    if tree is None:
        filled = _PLACEHOLDER.sub(lambda found: "_" * len(found[0]), _MAGIC.sub("", text.replace("…", "...")))
        filled = _BODY.sub(r"\1\2...", _fill_dots(filled))
        tree, _ = parse(filled)
        text = filled if tree else text
    if tree is None and defect is not None:
        cut = "..." in "".join(text.replace("…", "...").split("\n")[max(defect.line - 2, 0) : defect.line + 1])
        line = text.split("\n")[min(defect.line, text.count("\n") + 1) - 1]
        if cut or _TEMPLATE_SYNTAX.search(text) or _is_newer(line) or _is_fragment(text, block.text, before):
            defect = None
    found = Snippet(block, text, removed, tree is not None, None if tree else defect)
    if with_tree:
        found.__dict__["tree"] = tree
    return found


def _session(text: str) -> str:
    """Return the input of an interactive session, with blank lines for its output."""
    lines = []
    for line in text.split("\n"):
        code = line.lstrip()
        lines.append(_PROMPT.sub("", code, count=1) if _PROMPT.match(code) else "")
    return "\n".join(lines)


def _fill_dots(text: str) -> str:
    """Replace each `...` that means further arguments or entries with valid Python: `**_`, or `...` and a comma."""
    lines = text.split("\n")
    tokens: list[tokenize.TokenInfo] = []
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        tokens += (t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type not in _BLANK)
    brackets = ""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.string in ("(", "[", "{"):
            brackets += before.string
        elif before.string in (")", "]", "}"):
            brackets = brackets[:-1]
        if token.string == "..." and brackets and before.string in ("(", "[", "{", ","):
            row, column = token.start
            filled = ("..." if brackets[-1] == "[" else "**_") + ("" if after.string in (",", ")", "]", "}") else ",")
            lines[row - 1] = f"{lines[row - 1][:column]}{filled}{lines[row - 1][column + 3 :]}"
    return "\n".join(lines)


def without_placeholders(snippet: Snippet) -> str:
    """Return the text of a block with `**_` for each `...` at the end of a call, so that any arguments are valid."""
    lines = snippet.text.split("\n")
    calls = (node for node in ast.walk(snippet.tree) if isinstance(node, ast.Call)) if snippet.tree else ()
    for last in (call.args[-1] for call in calls if call.args):
        if isinstance(last, ast.Constant) and last.value is ...:
            line = lines[last.lineno - 1].encode()
            lines[last.lineno - 1] = (line[: last.col_offset] + b"**_" + line[last.col_offset + 3 :]).decode()
    return "\n".join(lines)


def parse(text: str) -> tuple[ast.Module | None, Defect | None]:
    """Parse Python and return the tree, or the reason why that failed."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text), None
    except SyntaxError as error:
        return None, Defect(error.msg, error.lineno or 1)
    except ValueError as error:
        return None, Defect(str(error))
    except (RecursionError, MemoryError):
        return None, Defect("it is nested too deeply to be parsed")


def children(node: ast.AST) -> list[ast.AST]:
    """Return the nodes that are directly in a node, as `ast.iter_child_nodes`, which takes longer."""
    found: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, ast.AST):
            found.append(value)
        elif type(value) is list:
            found += [each for each in value if isinstance(each, ast.AST)]
    return found


def dotted_name(node: ast.expr | None) -> str | None:
    """Return a dotted name as written; `None` for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    owner = dotted_name(node.value) if isinstance(node, ast.Attribute) else None
    return f"{owner}.{node.attr}" if owner is not None and isinstance(node, ast.Attribute) else None


def _is_fragment(text: str, raw: str, previous: list[Snippet]) -> bool:
    """Return whether a block is valid Python with the previous blocks before it, or with a body or call around it."""
    text = text.strip("\n")
    if _CONTINUES.match(text):
        return True
    attempts = [f"{start}{text}{end}" for start, end in _WRAPPERS]
    if previous:
        before = "\n".join(snippet.text for snippet in previous)
        attempts += [f"{before}\n{text}", f"{before}\n{raw}"]
    return any(parse(attempt)[0] for attempt in attempts)


def _is_newer(line: str) -> bool:
    """Return whether a line may use syntax of a later Python version than the running one."""
    return any(sys.version_info < version and pattern.match(line) for version, pattern in _NEWER_SYNTAX)
