"""Run rules on a site: choose rules, compute facts, run, suppress, sort, report."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from doc_lint import baseline, grouping, renames, suppressions
from doc_lint.facts import FACTS, Fact, Missing
from doc_lint.findings import Finding, Ran, Renamed, Report, Skipped, Unjudged
from doc_lint.options import Options, RuleOptions, all_rules
from doc_lint.rules import Rule
from doc_lint.site import Site

LAST = ("suppressions", "baseline")
"""Facts that are available only after the other rules have run: what the site allows, with how often it was used."""


class Facts:
    """The facts of one site. Each is computed once, when a rule first asks for it.

    Args:
        site: The site.
        known: All facts by name.
    """

    def __init__(self, site: Site, known: Mapping[str, Fact] = FACTS):
        self.known = known
        self.values: dict[str, Any] = {"site": site}

    def get(self, name: str) -> Any:
        """Return the value of a fact, or `Missing`."""
        if name not in self.values:
            fact = self.known[name]
            arguments = self.arguments(fact.asks)
            self.values[name] = arguments if isinstance(arguments, Missing) else fact.function(*arguments)
        return self.values[name]

    def arguments(self, asks: Mapping[str, bool]) -> tuple[Any, ...] | Missing:
        """Return the facts that a function asks for, in the order of its parameters; `Missing` if a required one is.

        Facts after the missing one are not computed.
        """
        values = []
        for name, optional in asks.items():
            value = self.get(name)
            if isinstance(value, Missing):
                if not optional:
                    return value
                value = None
            values.append(value)
        return tuple(values)


class _Outcome(Struct, frozen=True):
    """The result of one pass over some of the rules."""

    findings: tuple[Finding, ...]
    ran: tuple[Ran, ...]
    skipped: tuple[Skipped, ...]
    unjudged: tuple[Unjudged, ...]


def lint(
    site: Site, options: Options | None = None, rules: Iterable[Rule] | None = None, facts: Facts | None = None
) -> Report:
    """Lint a site.

    Args:
        site: The site.
        options: Which rules run, with which options and severities. Defaults to the options' defaults.
        rules: All available rules. Defaults to doc-lint's own and those of installed packages.
        facts: Facts of the site that are already computed.

    Returns:
        A report of every place that neither a suppression nor the baseline covers, with one finding for each cause. If
        the site has languages, it is about all of them.
    """
    options = options or Options()
    rules = all_rules() if rules is None else tuple(rules)
    report = _lint(facts or Facts(site), options, rules)
    if not site.languages:
        return report
    others = [(each, _lint(Facts(each), options, rules)) for each in site.languages]
    last = {rule.name for rule in rules if _runs_last(rule)}
    return grouping.by_language([(site, report), *others], last)


def _lint(facts: Facts, options: Options, rules: Sequence[Rule]) -> Report:
    """Lint the site in one language."""
    site = facts.values["site"]
    chosen = options.chosen(rules)
    first = _run(facts, options, [rule for rule in chosen if not _runs_last(rule)])
    ran, known = {each.rule for each in first.ran}, {rule.name for rule in rules if not _runs_last(rule)}
    declared = (*site.suppressions, *suppressions.in_options(site, options.allow))
    unsure = unjudged_places(site, first.unjudged)
    kept, used = suppressions.apply(first.findings, declared, ran, known, unsure)
    remaining, accepted = baseline.apply(site, kept, ran, known, unsure)
    facts.values |= {"suppressions": used, "baseline": accepted}
    last = _run(facts, options, [rule for rule in chosen if _runs_last(rule)])
    links = (*first.unjudged, *last.unjudged)
    unjudged = tuple(grouping.with_ignored_files((*links, *_pages(facts))))
    return Report(
        findings=grouping.by_cause((*remaining, *last.findings)),
        skipped=(*first.skipped, *last.skipped),
        pages=len(site.pages),
        ran=(*first.ran, *last.ran),
        allowed=len(first.findings) - len(kept),
        accepted=len(kept) - len(remaining),
        unjudged=unjudged[: len(links)],
        renamed=tuple(dict.fromkeys(_renamed(site, options))),
        unjudged_pages=unjudged[len(links) :],
    )


def unjudged_places(site: Site, unjudged: Iterable[Unjudged]) -> tuple[Finding, ...]:
    """Return the places that rules could not judge: a build may find something there."""
    pages = {page.location.path: page.path for page in site.pages} if unjudged else {}
    return tuple(
        Finding(location=each.location, page=pages.get(each.location.path, ""), message=each.reason, rule=each.rule)
        for each in unjudged
    )


def _pages(facts: Facts) -> Iterable[Unjudged]:
    """Yield the pages of which something is unknown."""
    pages = facts.values["site"].page_by_path
    for path, why in facts.get("unjudged_pages").items():
        yield Unjudged(pages[path].location, why.reason, ignored=why.ignored)


def _renamed(site: Site, options: Options) -> Iterable[Renamed]:
    """Yield the former names of rules and options that the site or the command line uses."""
    for keys, former, current in options.renamed:
        yield Renamed(former, current, keys[0] if keys[0].startswith("--") else site.option_location(*keys))
    suppressed = [(each.rule, each.location) for each in site.suppressions]
    accepted = [(each.rule, each.location) for each in site.accepted]
    for rule, location in suppressed + accepted:
        if rule in renames.RULES:
            yield Renamed(rule, renames.RULES[rule], location)


def _runs_last(rule: Rule) -> bool:
    """Return whether a rule needs the results of the other rules: how often each suppression was used."""
    return not rule.asks.keys().isdisjoint(LAST)


def _run(facts: Facts, options: Options, rules: Iterable[Rule]) -> _Outcome:
    ran, skipped = [], []
    findings: list[Finding] = []
    unjudged: list[Unjudged] = []
    for rule in rules:
        arguments = facts.arguments(rule.asks)
        if isinstance(arguments, Missing):
            if not arguments.expected or _is_requested(rule, options):
                skipped.append(Skipped(rule.name, arguments.reason))
            continue
        chosen = options.rules.get(rule.name, RuleOptions())
        severity = chosen.severity or rule.severity
        url = _url(rule, options)
        ran.append(Ran(rule.name, rule.doc, severity, url))
        found = list(rule(*arguments, **chosen.values))
        places = [replace(e, rule=rule.name, severity=severity, url=url) for e in found if isinstance(e, Finding)]
        findings += grouping.with_shared_files(facts.values["site"], places)
        unjudged += dict.fromkeys(replace(each, rule=rule.name) for each in found if isinstance(each, Unjudged))
    return _Outcome(tuple(findings), tuple(ran), tuple(skipped), tuple(unjudged))


def _url(rule: Rule, options: Options) -> str:
    """Return the URL of a rule's page, or an empty string. doc-lint's site has no pages for rules of other packages."""
    own = rule.function.__module__.startswith("doc_lint.")
    return f"{options.rules_url.rstrip('/')}/rules/{rule.family}/{rule.name}/" if own and options.rules_url else ""


def _is_requested(rule: Rule, options: Options) -> bool:
    """Return whether the site configures or selects a rule by name or family."""
    return rule.name in options.rules or not {rule.name, rule.family, "all"}.isdisjoint(options.select)
