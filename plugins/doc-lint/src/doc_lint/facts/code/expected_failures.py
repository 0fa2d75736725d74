"""The lines of a code block that are expected to fail."""

import ast
import re
from itertools import takewhile

from doc_lint.facts.code.snippets import Snippet, dotted_name

_RAISES = frozenset({"raises", "suppress", "assertRaises", "assertRaisesRegex"})
_FAILURE = re.compile(
    r"\b\w*(?:Error|Exception)\b|\b(?:errors?|raises?|fails?|throws?|breaks|broken|wrong|invalid|incorrect|bad)\b"
    r"|\b(?:won't|doesn't|does not|not (?:allowed|valid|supported|possible))\b|[❌✗✘🚫🚨]"
    r"|\btype: ignore|\bty: ignore|\bnoqa",
    re.IGNORECASE,
)


def expected_failures(snippet: Snippet) -> frozenset[int]:
    """Return the lines of a block that are expected to fail: in `try`, in `raises`, or with a comment about an error.

    A comment on its own line is about the following lines, up to an empty one.
    """
    if snippet.tree is None:
        return frozenset()
    lines = snippet.text.split("\n")
    if "Traceback (most recent call last)" in snippet.block.text:
        return frozenset(range(1, len(lines) + 1))
    expected = {number for number, line in enumerate(lines, 1) if _FAILURE.search(line.partition("#")[2])}
    for number in [number for number in expected if lines[number - 1].lstrip().startswith("#")]:
        expected.update(takewhile(lambda line: lines[line - 1].strip(), range(number + 1, len(lines) + 1)))
    for node in snippet.nodes:
        if isinstance(node, ast.Try | ast.TryStar) and node.handlers:
            expected.update(range(node.lineno, (node.body[-1].end_lineno or node.lineno) + 1))
        elif isinstance(node, ast.With) and any(_raises(item.context_expr) for item in node.items):
            expected.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset(expected)


def _raises(context: ast.expr) -> bool:
    return isinstance(context, ast.Call) and (dotted_name(context.func) or "").rpartition(".")[2] in _RAISES
