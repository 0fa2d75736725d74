"""JSON schemas of the options and of the JSON report, derived from their types."""

import json
from collections.abc import Iterable
from inspect import cleandoc
from typing import Any, get_type_hints

import msgspec

from doc_lint.findings import SEVERITIES
from doc_lint.options import Options, all_rules
from doc_lint.reporters.json import Document
from doc_lint.rules import Rule

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_REFERENCE = "#/$defs/{name}"


def report() -> dict[str, Any]:
    """Return the schema of the output of `doc-lint check --output json`."""
    return _with_clean_descriptions({**_DIALECT, **msgspec.json.schema(Document)})


def options(rules: Iterable[Rule] | None = None) -> dict[str, Any]:
    """Return the schema of the plugin's options in `mkdocs.yml`."""
    rules = all_rules() if rules is None else tuple(rules)
    _, own = msgspec.json.schema_components([Options], ref_template=_REFERENCE)
    plugin = own.pop("Options")
    del plugin["properties"]["renamed"]
    by_rule, definitions = _rules(rules)
    names = [*(rule.name for rule in rules), *dict.fromkeys(rule.family for rule in rules), "all"]
    for key in ("select", "ignore", "check_only"):
        plugin["properties"][key]["items"] = {"enum": names}
    plugin["properties"]["rules"] = {
        "description": plugin["properties"]["rules"]["description"],
        "type": ["object", "null"],
        "properties": by_rule,
        "additionalProperties": False,
    }
    own.pop("RuleOptions")
    own["Allow"]["properties"]["rule"] |= {"enum": [rule.name for rule in rules]}
    own["ChecklistItem"]["properties"]["rules"]["items"] = {"enum": names}
    for entry in ("Allow", "ChecklistItem"):
        own[entry]["additionalProperties"] = False
    whole = {**_DIALECT, **plugin, "additionalProperties": False, "$defs": own | definitions}
    return _with_clean_descriptions(whole)


def _with_clean_descriptions(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose descriptions, docstrings of the types, are not indented: Python 3.13 cleans docstrings."""
    definitions = schema.get("$defs", {}).values()
    for described in (schema, *definitions):
        if "description" in described:
            described["description"] = cleandoc(described["description"])
    return schema


def _rules(rules: Iterable[Rule]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schemas of all rules' options, derived from their signatures, and the types that they share."""
    signatures = {rule: get_type_hints(rule.function, include_extras=True) for rule in rules}
    named = [(rule, name) for rule in signatures for name in rule.options]
    kinds, definitions = msgspec.json.schema_components(
        [signatures[rule][name] for rule, name in named], ref_template=_REFERENCE
    )
    schemas: dict[str, Any] = {
        rule.name: {
            "description": rule.doc.splitlines()[0],
            "type": ["object", "null"],
            "properties": {"severity": {"enum": list(SEVERITIES), "default": rule.severity}},
            "additionalProperties": False,
        }
        for rule in signatures
    }
    for (rule, name), kind in zip(named, kinds, strict=True):
        default = msgspec.to_builtins(rule.options[name].default)
        schemas[rule.name]["properties"][name] = {**kind, "default": default}
    return schemas, definitions


def text(schema: dict[str, Any]) -> str:
    """Return a schema in the format of the files in `schemas/`."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
