"""A griffe extension: the reST directives, lists and links of NeMo Run's docstrings as Markdown.

mkdocstrings renders docstrings as Markdown and would show `.. code-block:: python` as it stands.
"""

import re
import textwrap
from typing import Any

import griffe

DIRECTIVE = re.compile(
    r"^(?P<indent> *)\.\. (?P<name>code-block|note):: *(?P<argument>\S*) *\n"
    r"(?P<body>(?: *\n|(?P=indent) +\S.*(?:\n|\Z))+)",
    re.MULTILINE,
)
REPLACEMENTS = [
    (re.compile(r"`([^`<]+?)\s*<([^`>]+)>`_"), r"[\1](\2)"),
    (re.compile(r"^( *)#\. ", re.MULTILINE), r"\g<1>1. "),
    # Sections that mix the styles of Google and NumPy, or whose name griffe does not know.
    (re.compile(r"^( *)(Returns|Examples)\n\1-{3,}\n(?=\1 +\S)", re.MULTILINE), r"\1\2:\n"),
    (re.compile(r"^( *)Examples\n\1-{3,}\n", re.MULTILINE), r"\1**Examples**\n"),
    (re.compile(r"^( *)Example:(?=\s+>>> )", re.MULTILINE), r"\1Examples:"),
    # `type=<bind>` is no HTML tag.
    (re.compile(r"(?<==)<(?=\w)"), "&lt;"),
]
"""What stands in the docstrings of nemo_run 0.11.1, and what Markdown and griffe understand."""


def markdown(docstring: str) -> str:
    """The docstring with its reST constructs written as Markdown."""
    for pattern, replacement in REPLACEMENTS:
        docstring = pattern.sub(replacement, docstring)
    return DIRECTIVE.sub(_directive, docstring)


def _directive(match: re.Match[str]) -> str:
    indent, body = match["indent"], textwrap.dedent(match["body"]).strip("\n")
    if match["name"] == "note":
        text = f"!!! note\n{textwrap.indent(body, '    ')}"
    else:
        text = f"```{match['argument']}\n{body}\n```"
    return f"\n{textwrap.indent(text, indent)}\n\n"


class RestDocstrings(griffe.Extension):
    """Rewrites each docstring when griffe has read its object."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Take each object, once."""
        if obj.docstring:
            obj.docstring.value = markdown(obj.docstring.value)
