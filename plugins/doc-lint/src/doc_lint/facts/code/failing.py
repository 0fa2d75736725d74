"""The lines of a block of code that are there to fail."""

import ast
import re
from itertools import takewhile

from doc_lint.facts.code.snippets import Snippet, dotted_name

_RAISES = frozenset({"raises", "suppress", "assertRaises", "assertRaisesRegex"})
_SAID_TO_FAIL = re.compile(
    r"#.*(?:\b\w*(?:Error|Exception)\b|\b(?:errors?|raises?|fails?|throws?|breaks|broken|wrong|invalid|incorrect|bad)\b"
    r"|\b(?:won't|doesn't|does not|not (?:allowed|valid|supported|possible))\b|[❌✗✘🚫🚨]"
    r"|\btype: ignore|\bty: ignore|\bnoqa)",
    re.IGNORECASE,
)


def expected_lines(snippet: Snippet) -> frozenset[int]:
    """Return the lines of a block that are there to fail: in `try`, in `raises`, with a comment that says so.

    A comment on a line of its own is about the lines below, up to an empty one.
    """
    if snippet.tree is None:
        return frozenset()
    lines = snippet.text.split("\n")
    if "Traceback (most recent call last)" in snippet.block.text:
        return frozenset(range(1, len(lines) + 1))
    expected = {number for number, line in enumerate(lines, 1) if "#" in line and _SAID_TO_FAIL.search(line)}
    for number in [number for number in expected if lines[number - 1].lstrip().startswith("#")]:
        expected.update(takewhile(lambda below: lines[below - 1].strip(), range(number + 1, len(lines) + 1)))
    for node in ast.walk(snippet.tree):
        if isinstance(node, ast.Try | ast.TryStar) and node.handlers:
            expected.update(range(node.lineno, (node.body[-1].end_lineno or node.lineno) + 1))
        elif isinstance(node, ast.With) and any(_raises(item.context_expr) for item in node.items):
            expected.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset(expected)


def _raises(context: ast.expr) -> bool:
    return isinstance(context, ast.Call) and (dotted_name(context.func) or "").rpartition(".")[2] in _RAISES
