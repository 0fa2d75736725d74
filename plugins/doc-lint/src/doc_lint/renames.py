"""Former names of rules and options. They work for one more minor version, with a warning.

To rename a rule or an option, add its former name here; to end the support, remove it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

RULES: dict[str, str] = {}
"""Current names of rules, by former name."""

OPTIONS: dict[tuple[str, str], str] = {}
"""Current names of options, by rule and former name. The rule is an empty string for options of doc-lint itself."""

Found = tuple[tuple[str, ...], str, str]
"""A former name: the keys that lead to it, with current names, the name, and its current name."""


def current(rule: str) -> str:
    """Return the current name of a rule."""
    return RULES.get(rule, rule)


def current_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that lead to an option, with current names of options and rules."""
    first = OPTIONS.get(("", keys[0]), keys[0]) if keys else ""
    if first != "rules" or len(keys) == 1:
        return (first, *keys[1:]) if keys else ()
    rule = current(keys[1])
    return (first, rule, *(OPTIONS.get((rule, key), key) for key in keys[2:3]), *keys[3:])


def in_names(keys: tuple[str, ...], names: Iterable[object]) -> tuple[Found, ...]:
    """Return the former names of rules in a list."""
    return tuple(((*keys, name), name, RULES[name]) for name in names if isinstance(name, str) and name in RULES)


def apply(raw: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Found, ...]]:
    """Return the options of a site with current names, and the former names in them.

    Values of the wrong type stay as they are, because reading the options reports them.
    """
    options, found = _rename_keys((), raw, _of_rule(""))
    for key in ("select", "ignore"):
        given = options.get(key)
        if isinstance(given, list):
            options[key] = [current(name) if isinstance(name, str) else name for name in given]
            found += in_names((key,), given)
    if isinstance(options.get("allow"), list):
        options["allow"] = allow = [dict(each) if isinstance(each, Mapping) else each for each in options["allow"]]
        for index, entry in enumerate(each for each in allow if isinstance(each, dict)):
            found += in_names(("allow", str(index)), [entry.get("rule")])
            entry |= {"rule": current(entry["rule"])} if isinstance(entry.get("rule"), str) else {}
    if isinstance(options.get("rules"), Mapping):
        options["rules"], former = _rename_keys(("rules",), options["rules"], RULES)
        found += former
        for rule, values in options["rules"].items():
            if isinstance(values, Mapping):
                options["rules"][rule], former = _rename_keys(("rules", rule), values, _of_rule(rule))
                found += former
    return options, found


def _of_rule(rule: str) -> dict[str, str]:
    return {former: name for (of, former), name in OPTIONS.items() if of == rule}


def _rename_keys(
    keys: tuple[str, ...], given: Mapping[str, Any], names: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Found, ...]]:
    """Rename the keys of a mapping. If both names are set, the former one stays, to be reported as unknown."""
    former = {name: names[name] for name in given if name in names and names[name] not in given}
    found = tuple(((*keys, new), name, new) for name, new in former.items())
    return {former.get(name, name): value for name, value in given.items()}, found
