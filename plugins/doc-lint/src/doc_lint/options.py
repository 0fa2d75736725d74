"""doc-lint's options, validated against the signatures of the rules before anything runs."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import replace

from doc_lint import installed, renames
from doc_lint.findings import SEVERITIES, Severity
from doc_lint.option_values import OptionError, convert, did_you_mean, kind_of, reject_unknown
from doc_lint.rules import RULES, Rule


class RuleOptions(Struct, frozen=True):
    """Options of one rule: its severity, if the site sets one, and the rule's own options."""

    severity: Severity | None = None
    values: Mapping[str, Any] = {}


class Allow(Struct, frozen=True):
    """A rule whose findings are allowed on some pages."""

    rule: Annotated[str, Meta(description="Name of the rule.")]
    pages: Annotated[tuple[str, ...], Meta(description="Patterns of the pages.", min_length=1)]
    reason: Annotated[str, Meta(description="Why they are allowed.")] = ""


class ChecklistItem(Struct, frozen=True):
    """A question of the reviewer's checklist, which `doc-lint review` answers."""

    text: Annotated[str, Meta(description="What must hold, as the reviewer reads it.")]
    section: Annotated[str, Meta(description="Heading above it; items with the same one belong together.")] = ""
    rules: Annotated[tuple[str, ...], Meta(description="Rules or families that decide it.")] = ()
    pages: Annotated[tuple[str, ...], Meta(description="Patterns of the pages to look at.")] = ()
    question: Annotated[str, Meta(description="What only a person can answer.")] = ""


class Options(Struct, frozen=True):
    """The options of doc-lint, in `mkdocs.yml` under the plugin, in `doc-lint.toml` or in `pyproject.toml`."""

    select: Annotated[
        tuple[str, ...], Meta(description="Rules or families to run instead of the default ones; `all` for every rule.")
    ] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="Rules or families not to run.")] = ()
    check_only: Annotated[
        tuple[str, ...], Meta(description="Rules or families that `doc-lint check` runs, but no build.")
    ] = ()
    allow: Annotated[tuple[Allow, ...], Meta(description="Rules whose findings are allowed on some pages.")] = ()
    baseline: Annotated[
        str,
        Meta(
            description="File with the findings that are accepted for now, relative to the file that sets this option."
        ),
    ] = ""
    package: Annotated[str, Meta(description="Import name of the Python package that the site documents.")] = ""
    generated: Annotated[
        tuple[str, ...],
        Meta(description="Patterns of pages that only the build generates; links to them are not checked."),
    ] = ()
    rules_url: Annotated[
        str, Meta(description="URL of doc-lint's documentation; each finding then links to the page of its rule.")
    ] = ""
    cache: Annotated[bool, Meta(description="Whether to cache unchanged pages for the next run.")] = True
    checklist: Annotated[
        tuple[ChecklistItem, ...], Meta(description="The questions that `doc-lint review` answers.")
    ] = ()
    rules: Annotated[Mapping[str, RuleOptions], Meta(description="Options by rule.")] = {}
    renamed: tuple[renames.Found, ...] = ()  # the former names among them; not an option

    def chosen(self, rules: Iterable[Rule] | None = None) -> tuple[Rule, ...]:
        """Return the rules to run, in the order of the rule list. By default, chooses from all rules."""
        return tuple(rule for rule in (all_rules() if rules is None else rules) if self._runs(rule))

    def facts(self, rules: Iterable[Rule] | None = None) -> frozenset[str]:
        """Return the names of the facts that the chosen rules ask for."""
        return frozenset(name for rule in self.chosen(rules) for name in rule.asks)

    def _runs(self, rule: Rule) -> bool:
        names = {rule.name, rule.family}
        if rule.name in self.ignore or (rule.family in self.ignore and rule.name not in self.select):
            return False
        if self.select:
            return bool(names & {*self.select}) or "all" in self.select
        return not rule.opt_in or rule.name in self.rules

    def of_builds(self) -> "Options":
        """Return the options of a build, which leaves out what only `check` runs."""
        return self.override((), self.check_only, {}) if self.check_only else self

    def override(self, select: Iterable[str], ignore: Iterable[str], severity: Mapping[str, Severity]) -> "Options":
        """Return the options of one run. Its `select` replaces both `select` and `ignore` of the site."""
        chosen, rules = tuple(select), dict(self.rules)
        for name, level in severity.items():
            rules[name] = replace(rules.get(name, RuleOptions()), severity=level)
        ignored = (*(() if chosen else self.ignore), *ignore)
        return replace(self, select=chosen or self.select, ignore=ignored, rules=rules)


NAMES = tuple(name for name in Options.__struct_fields__ if name != "renamed")
"""Names of the options that a site can set."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return doc-lint's own rules and those that other packages register as entry points of `doc_lint.rules`.

    Raises:
        OptionError: If an entry point cannot be loaded, is not a rule, or has the name of another rule.
    """
    found = {rule.name: rule for rule in RULES}
    if not installed.names("doc_lint.rules"):
        return RULES
    for point in sorted(installed.entry_points("doc_lint.rules"), key=lambda point: point.name):
        where = f"the rule `{point.name}` of the package `{point.dist.name if point.dist else '?'}`"
        try:
            rule = point.load()
        except Exception as error:
            raise OptionError((), f"{where} cannot be loaded: {type(error).__name__}: {error}") from None
        if not isinstance(rule, Rule):
            raise OptionError((), f"{where} is not a rule: decorate `{point.value}` with `@doc_lint.rule()`")
        if rule.name in found:
            raise OptionError((), f"{where} has the same name as another rule, `{rule.name}`")
        found[rule.name] = rule
    return tuple(found.values())


def read_options(raw: object, rules: Iterable[Rule] | None = None) -> Options:
    """Read the options from parsed YAML or TOML.

    Args:
        raw: The value of the plugin's entry, or the table of doc-lint.
        rules: All available rules. Defaults to doc-lint's own and those of installed packages.

    Raises:
        OptionError: For the first option that is unknown or of the wrong type, with a suggestion if there is one.
    """
    known = {rule.name: rule for rule in (all_rules() if rules is None else rules)}
    if not isinstance(raw, Mapping):
        raise OptionError((), f"expected a mapping of options, got {kind_of(raw)}")
    raw, renamed = renames.apply(raw)
    reject_unknown((), raw, NAMES)
    given = raw.get("rules") or {}
    if not isinstance(given, Mapping):
        raise OptionError(("rules",), f"expected a mapping from rule names to options, got {kind_of(given)}")
    reject_unknown(("rules",), given, known, what="rule")
    return Options(
        select=read_names(("select",), raw.get("select") or [], known.values()),
        ignore=read_names(("ignore",), raw.get("ignore") or [], known.values()),
        check_only=read_names(("check_only",), raw.get("check_only") or [], known.values()),
        allow=tuple(_allow(known, raw.get("allow") or [])),
        baseline=convert(("baseline",), raw.get("baseline") or "", str),
        package=convert(("package",), raw.get("package") or "", str),
        generated=convert(("generated",), raw.get("generated") or [], tuple[str, ...]),
        rules_url=_web_address(("rules_url",), convert(("rules_url",), raw.get("rules_url") or "", str)),
        cache=convert(("cache",), raw.get("cache", True), bool),
        checklist=tuple(_checklist(known.values(), raw.get("checklist") or [])),
        rules={name: _rule_options(known[name], value) for name, value in given.items()},
        renamed=renamed,
    )


def _web_address(keys: tuple[str, ...], url: str) -> str:
    """Return the URL of a link in reports and in the panel; one of another scheme could run code there."""
    if url and not url.lower().startswith(("https://", "http://")):
        raise OptionError(keys, f"`{url}` does not begin with `https://` or `http://`")
    return url


def read_names(keys: tuple[str, ...], given: object, rules: Iterable[Rule] | None = None) -> tuple[str, ...]:
    """Read names of rules and families.

    Raises:
        OptionError: For the first name that is neither a rule nor a family.
    """
    every = all_rules() if rules is None else rules
    known = list(dict.fromkeys(name for rule in every for name in (rule.name, rule.family)))
    names: tuple[str, ...] = convert(keys, given, tuple[str, ...])
    for name in names:
        if name not in known and name != "all":
            raise OptionError(keys, f"unknown rule or family `{name}`{did_you_mean(name, known)}")
    return names


def read_severity(keys: tuple[str, ...], given: object) -> Severity:
    """Read a severity.

    Raises:
        OptionError: If it is not one of `error`, `warning` and `info`.
    """
    found = next((severity for severity in SEVERITIES if severity == given), None)
    if found is None:
        raise OptionError(keys, f"`{given}` is not one of {', '.join(SEVERITIES)}")
    return found


def _allow(known: Mapping[str, Rule], raw: object) -> Iterator[Allow]:
    entries: list[Any] = convert(("allow",), raw, list[Any])
    for index, entry in enumerate(entries):
        keys = ("allow", str(index))
        if not isinstance(entry, Mapping):
            raise OptionError(keys, f"expected a mapping with `rule`, `pages` and `reason`, got {kind_of(entry)}")
        reject_unknown(keys, entry, Allow.__struct_fields__)
        name = entry.get("rule")
        if name not in known:
            raise OptionError((*keys, "rule"), f"unknown rule `{name}`{did_you_mean(name, known)}")
        yield convert(keys, {key: value for key, value in entry.items() if value is not None}, Allow)


def _checklist(known: Iterable[Rule], raw: object) -> Iterator[ChecklistItem]:
    entries: list[dict[str, Any]] = convert(("checklist",), raw, list[dict[str, Any]])
    for index, entry in enumerate(entries):
        keys = ("checklist", str(index))
        reject_unknown(keys, entry, ChecklistItem.__struct_fields__)
        read_names((*keys, "rules"), entry.get("rules") or [], known)
        item: ChecklistItem = convert(
            keys, {key: value for key, value in entry.items() if value is not None}, ChecklistItem
        )
        if not item.rules and not item.question:
            raise OptionError(keys, "has neither `rules` that decide it nor a `question` for a person")
        yield item


def _rule_options(rule: Rule, raw: object) -> RuleOptions:
    keys = ("rules", rule.name)
    if raw is None:
        return RuleOptions()
    if not isinstance(raw, Mapping):
        raise OptionError(keys, f"expected a mapping of options, got {kind_of(raw)}")
    reject_unknown(keys, raw, ["severity", *rule.options])
    severity = read_severity((*keys, "severity"), raw["severity"]) if raw.get("severity") is not None else None
    types = get_type_hints(rule.function, include_extras=True)
    values = {name: convert((*keys, name), raw[name], types[name]) for name in rule.options if name in raw}
    return RuleOptions(severity, values)
