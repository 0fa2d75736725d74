"""A rule's documentation: its docstring, its options, and its examples, which are also tests."""

import inspect
import re
from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from msgspec import Meta

from doc_lint.rules import Rule

HEADINGS = ("What it finds", "Why it matters", "Example", "Use instead", "Limits", "References")

_FILE = re.compile(
    r'^(?P<fence>`{3,})\w+ title="(?P<path>[^"]+)"(?: encoding="(?P<encoding>[^"]+)")?\n(?P<text>.*?)^(?P=fence)$',
    re.M | re.S,
)


def explain(rule: Rule) -> str:
    """Return the documentation of a rule as Markdown, for both the terminal and the rule's page."""
    summary, _, rest = rule.doc.partition("\n\n")
    facts = f"Family `{rule.family}`, severity `{rule.severity}`, {'opt-in' if rule.opt_in else 'on by default'}."
    body, _, references = rest.partition("## References")
    return f"# {rule.name}\n\n{summary}\n\n{facts}\n\n{body}{_options(rule)}## References{references}\n"


def sections(rule: Rule) -> dict[str, str]:
    """Return the text under each heading of a rule's docstring."""
    parts = re.split(rf"^## ({'|'.join(HEADINGS)})$", rule.doc, flags=re.M)
    return {title: text.strip() for title, text in zip(parts[1::2], parts[2::2], strict=True)}


def example_files(rule: Rule) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """Return the files of a rule's bad and good example. The good one replaces some files of the bad one."""
    bad, good = (_files(sections(rule)[title]) for title in ("Example", "Use instead"))
    return bad, {**bad, **good}


def _files(text: str) -> dict[str, bytes]:
    return {found["path"]: found["text"].encode(found["encoding"] or "utf-8") for found in _FILE.finditer(text)}


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    hints = get_type_hints(rule.function, include_extras=True)
    rows = "".join(
        f"| `{name}` | {_type(hints[name])} | {_default(parameter)} | {_description(hints[name])} |\n"
        for name, parameter in rule.options.items()
    )
    return f"## Options\n\n| Option | Type | Default | Meaning |\n| --- | --- | --- | --- |\n{rows}\n"


def _description(hint: Any) -> str:
    return next((meta.description or "" for meta in get_args(hint)[1:] if isinstance(meta, Meta)), "")


def _type(hint: Any) -> str:
    kind = get_args(hint)[0]
    named = {
        "tuple": "list of strings",
        "Mapping": "mapping of strings",
        "int": "number",
        "bool": "true or false",
        "str": "string",
    }
    return named.get(getattr(kind, "__name__", ""), str(kind))


def _default(parameter: inspect.Parameter) -> str:
    value = parameter.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value in ((), {}, ""):
        return "none"
    return ", ".join(f"`{item}`" for item in value) if isinstance(value, tuple) else f"`{value}`"
