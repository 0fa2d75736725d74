"""doc-lint's options: read against the rules' signatures, so that a mistake is named before anything runs."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from doc_lint.findings import SEVERITIES, Severity
from doc_lint.rules import RULES, Rule


class RuleOptions(Struct, frozen=True):
    """How one rule runs: its severity, where the site sets one, and its own options."""

    severity: Severity | None = None
    values: Mapping[str, Any] = {}


class Options(Struct, frozen=True):
    """How doc-lint runs.

    Attributes:
        select: Rules or families to run; empty for the default ones and those in `rules`.
        ignore: Rules or families not to run.
        package: Import name of the Python package that the site documents.
        generated: Patterns of pages that only the build makes; links to them are not judged.
        rules: Options by rule.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    package: str = ""
    generated: tuple[str, ...] = ()
    rules: Mapping[str, RuleOptions] = {}

    def chosen(self, rules: Iterable[Rule] = RULES) -> tuple[Rule, ...]:
        """Return the rules to run, in reading order."""
        return tuple(rule for rule in rules if self._runs(rule))

    def _runs(self, rule: Rule) -> bool:
        names = {rule.name, rule.family}
        if rule.name in self.ignore or (rule.family in self.ignore and rule.name not in self.select):
            return False
        if self.select:
            return bool(names & {*self.select}) or "all" in self.select
        return not rule.opt_in or rule.name in self.rules


class OptionError(ValueError):
    """An option that cannot be read.

    Attributes:
        keys: The keys that lead to it.
        message: What was found, what was expected.
    """

    def __init__(self, keys: tuple[str, ...], message: str):
        super().__init__(f"{'.'.join(keys)}: {message}" if keys else message)
        self.keys = keys
        self.message = message


def read_options(raw: Mapping[str, Any], rules: Iterable[Rule] = RULES) -> Options:
    """Read the options of the plugin as they stand in `mkdocs.yml`.

    Raises:
        OptionError: For the first option that is unknown or of the wrong type, with what was meant, as far as it can
        be told.
    """
    known = {rule.name: rule for rule in rules}
    families = {rule.family for rule in known.values()}
    _no_unknown((), raw, Options.__struct_fields__)
    for key in ("select", "ignore"):
        for name in _convert((key,), raw.get(key, []), list[str]):
            if name not in known and name not in families and name != "all":
                raise OptionError((key,), f"no rule or family `{name}`{_did_you_mean(name, [*known, *families])}")
    given = raw.get("rules") or {}
    if not isinstance(given, Mapping):
        raise OptionError(("rules",), f"expected a mapping of rule names, got {_kind(given)}")
    _no_unknown(("rules",), given, known, what="rule")
    return Options(
        select=tuple(raw.get("select", [])),
        ignore=tuple(raw.get("ignore", [])),
        package=_convert(("package",), raw.get("package") or "", str),
        generated=_convert(("generated",), raw.get("generated") or [], tuple[str, ...]),
        rules={name: _rule_options(known[name], value) for name, value in given.items()},
    )


def _rule_options(rule: Rule, raw: object) -> RuleOptions:
    keys = ("rules", rule.name)
    if raw is None:
        return RuleOptions()
    if not isinstance(raw, Mapping):
        raise OptionError(keys, f"expected a mapping of options, got {_kind(raw)}")
    _no_unknown(keys, raw, ["severity", *rule.options])
    severity = raw.get("severity")
    if severity is not None and severity not in SEVERITIES:
        raise OptionError(
            (*keys, "severity"),
            f"`{severity}` is not one of {', '.join(SEVERITIES)}{_did_you_mean(severity, SEVERITIES)}",
        )
    types = get_type_hints(rule.function, include_extras=True)
    values = {name: _convert((*keys, name), raw[name], types[name]) for name in rule.options if name in raw}
    return RuleOptions(severity, values)


def _convert(keys: tuple[str, ...], value: object, kind: Any) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        raise OptionError((*keys, *path.rstrip("`").strip(".").split()), message[:1].lower() + message[1:]) from None


def _no_unknown(keys: tuple[str, ...], given: Mapping[str, Any], known: Iterable[str], what: str = "option") -> None:
    names = list(known)
    for name in given:
        if name not in names:
            raise OptionError((*keys, str(name)), f"no such {what}{_did_you_mean(str(name), names)}")


def _did_you_mean(name: object, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(str(name), names, n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else f"; known: {', '.join(names)}"


def _kind(value: object) -> str:
    return {"list": "a list", "str": "a text", "int": "a number"}.get(type(value).__name__, type(value).__name__)
