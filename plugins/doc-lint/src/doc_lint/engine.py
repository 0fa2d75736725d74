"""Run rules over a site: choose, gather facts, run, suppress, sort, report."""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from doc_lint import baseline, suppressions
from doc_lint.facts import FACTS, Fact, Missing
from doc_lint.findings import Finding, Ran, Report, Skipped, Unjudged
from doc_lint.options import Options, RuleOptions, all_rules
from doc_lint.rules import Rule
from doc_lint.site import Site

LAST = ("suppressions", "baseline")
"""Facts that are known only once the other rules have run: what the site allows, with how often each was used."""


class Facts:
    """The facts of one site, each computed once, when a rule first asks for it.

    Args:
        site: The site.
        known: Facts by name.
    """

    def __init__(self, site: Site, known: Mapping[str, Fact] = FACTS):
        self.known = known
        self.values: dict[str, Any] = {"site": site}

    def get(self, name: str) -> Any:
        """Return a fact, or `Missing`."""
        for each in self._order(name):
            if each not in self.values:
                fact = self.known[each]
                given = self.arguments(fact.asks)
                self.values[each] = given if isinstance(given, Missing) else fact.function(*given)
        return self.values[name]

    def arguments(self, asks: Mapping[str, bool]) -> tuple[Any, ...] | Missing:
        """Return the facts that a function asks for, in its order; `Missing` where it cannot do without one."""
        found = []
        for name, optional in asks.items():
            value = self.get(name)
            if isinstance(value, Missing):
                if not optional:
                    return value
                value = None
            found.append(value)
        return tuple(found)

    def _order(self, name: str) -> Iterable[str]:
        """Return the facts that a fact is derived from, and itself, in the order in which they can be computed."""
        graph: dict[str, set[str]] = {}
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in graph and each not in self.values:
                graph[each] = set(self.known[each].asks)
                waiting.extend(graph[each])
        return TopologicalSorter(graph).static_order()


class _Outcome(Struct, frozen=True):
    """What one pass over the rules left behind."""

    findings: tuple[Finding, ...]
    ran: tuple[Ran, ...]
    skipped: tuple[Skipped, ...]
    unjudged: tuple[Unjudged, ...]


def lint(
    site: Site, options: Options | None = None, rules: Iterable[Rule] | None = None, facts: Facts | None = None
) -> Report:
    """Hold a site to the rules.

    Args:
        site: The site.
        options: Which rules run, how, and how severe they are; the defaults where omitted.
        rules: All rules there are; by default doc-lint's own and those of other packages.
        facts: Facts of the site that are known already.

    Returns:
        Every finding that the site neither allows nor accepts for now, sorted by location and rule.
    """
    options = options or Options()
    rules = all_rules() if rules is None else tuple(rules)
    facts = facts or Facts(site)
    chosen = options.chosen(rules)
    first = _run(facts, options, [rule for rule in chosen if not _runs_last(rule)])
    ran, known = {each.rule for each in first.ran}, {rule.name for rule in rules if not _runs_last(rule)}
    declared = (*site.suppressions, *suppressions.in_options(site, options.allow))
    kept, used = suppressions.apply(first.findings, declared, ran, known)
    left, accepted = baseline.apply(site, kept, ran, known)
    facts.values |= {"suppressions": used, "baseline": accepted}
    last = _run(facts, options, [rule for rule in chosen if _runs_last(rule)])
    findings = sorted((*left, *last.findings), key=lambda each: (each.location, each.rule, each.key, each.message))
    return Report(
        findings=tuple(findings),
        skipped=(*first.skipped, *last.skipped),
        pages=len(site.pages),
        ran=(*first.ran, *last.ran),
        allowed=len(first.findings) - len(kept),
        accepted=len(kept) - len(left),
        unjudged=(*first.unjudged, *last.unjudged),
    )


def _runs_last(rule: Rule) -> bool:
    """Return whether a rule judges what the site allows, for which the other rules have to have run."""
    return not rule.asks.keys().isdisjoint(LAST)


def _run(facts: Facts, options: Options, rules: Iterable[Rule]) -> _Outcome:
    ran, findings, unjudged, skipped = [], [], [], []
    for rule in rules:
        given = facts.arguments(rule.asks)
        if isinstance(given, Missing):
            if not given.expected or _is_asked_for(rule, options):
                skipped.append(Skipped(rule.name, given.reason))
            continue
        chosen = options.rules.get(rule.name, RuleOptions())
        severity = chosen.severity or rule.severity
        url = _url(rule, options)
        ran.append(Ran(rule.name, rule.doc, severity, url))
        for found in _once(rule(*given, **chosen.values)):
            if isinstance(found, Finding):
                findings.append(replace(found, rule=rule.name, severity=severity, url=url))
            else:
                unjudged.append(replace(found, rule=rule.name))
    return _Outcome(tuple(findings), tuple(ran), tuple(skipped), tuple(unjudged))


def _once(found: Iterable[Finding | Unjudged]) -> Iterable[Finding | Unjudged]:
    """Return what a rule found, each place once: text that several pages include has its defect once."""
    places: dict[object, Finding | Unjudged] = {}
    for each in found:
        key = (each.location, each.key, each.message) if isinstance(each, Finding) else each
        places.setdefault(key, each)
    return places.values()


def _url(rule: Rule, options: Options) -> str:
    """Return the address of a rule's page; rules of other packages have none there."""
    own = rule.function.__module__.startswith("doc_lint.")
    return f"{options.rules_url.rstrip('/')}/rules/{rule.family}/{rule.name}/" if own and options.rules_url else ""


def _is_asked_for(rule: Rule, options: Options) -> bool:
    """Return whether the site configures or selects a rule."""
    return rule.name in options.rules or not {rule.name, rule.family, "all"}.isdisjoint(options.select)
