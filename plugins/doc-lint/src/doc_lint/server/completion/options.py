"""What can follow in `mkdocs.yml`: the options of doc-lint, as their schema has them, and pages of the nav."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from doc_lint.server.completion.page import Choice, Offer
from doc_lint.server.positions import Text
from doc_lint.site import Site

Schema = Mapping[str, Any]

_NAME = r"[\"']?([^\s\"':#,\[\]{}]+)[\"']?:"
_KEY = re.compile(rf"([ ]*(?:- +)*){_NAME}(?:[ ]|$)")
_NEW = re.compile(r"([ ]*(?:- +)*)([^\s:#\[\]{}]*)$")
_VALUE = re.compile(rf"([ ]*(?:- +)*){_NAME}[ ]+(\[(?:[^\]]*,)?[ ]*)?[\"']?([^\s,\[\]\"']*)$")


def in_config(site: Site, schema: Schema, text: Text, offset: int) -> Offer | None:
    """Return what can be at an offset of the configuration file; `None` if nothing is known.

    The text need not be valid YAML: keys are found by their indentation.

    Args:
        site: The site.
        schema: The schema of doc-lint's options.
        text: The text of the file.
        offset: The offset.
    """
    number = text.line_at(offset)
    start = text.line(number)[0]
    before = text.text[start:offset]
    lines = [text.text[slice(*text.line(each))] for each in range(1, number)]
    value = _VALUE.match(before)
    new = _NEW.match(before)
    if value:
        keys = (*_above(lines, len(value[1])), value[2])
        at, is_item = start + value.start(4), bool(value[3])
    elif new:
        keys = tuple(_above(lines, len(new[1])))
        at, is_item = start + new.start(2), "-" in new[1]
    else:
        return None
    if keys[:1] == ("nav",):
        return Offer(at, tuple(_pages(site)))
    if keys[:2] != ("plugins", "doc-lint"):
        return None
    node = _node(schema, schema, keys[2:])
    if node is None:
        return None
    return Offer(at, tuple(_choices(site, schema, node, is_item=is_item, is_value=value is not None)))


def _above(lines: Sequence[str], column: int) -> list[str]:
    """Return the keys around a place in a column, outermost first."""
    keys: list[str] = []
    for line in reversed(lines):
        found = _KEY.match(line)
        if found and len(found[1]) < column:
            keys.insert(0, found[2])
            column = len(found[1])
    return keys


def _node(schema: Schema, node: Schema, keys: Sequence[str]) -> Schema | None:
    """Return the schema of the value that keys lead to."""
    for key in keys:
        node = _resolved(schema, node)
        if "items" in node:
            node = _resolved(schema, node["items"])
        other = node.get("additionalProperties")
        found = node.get("properties", {}).get(key) or (other if isinstance(other, dict) else None)
        if found is None:
            return None
        node = found
    return _resolved(schema, node)


def _resolved(schema: Schema, node: Schema) -> Schema:
    name = str(node.get("$ref", "")).rpartition("/")[2]
    found: Schema = schema["$defs"][name] if name else node
    return found


def _choices(site: Site, schema: Schema, node: Schema, *, is_item: bool, is_value: bool) -> Iterator[Choice]:
    if "items" in node:
        entry = _resolved(schema, node["items"])
        node = entry if is_item else {"properties": entry.get("properties", {})}  # a further key of an entry
        if is_item and entry.get("type") == "string":
            yield from _pages(site)
    for name, option in node.get("properties", {}).items() if not is_value else ():
        yield Choice(f"{name}:", str(_resolved(schema, option).get("description", "")))
    for each in node.get("enum", ()):
        yield Choice(str(each))
    if node.get("type") == "boolean":
        yield from (Choice("true"), Choice("false"))


def _pages(site: Site) -> Iterator[Choice]:
    yield from (Choice(page.path, page.title) for page in site.pages)
