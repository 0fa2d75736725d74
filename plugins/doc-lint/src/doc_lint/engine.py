"""Run rules over a site: select, run, suppress, sort, report."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from doc_lint import baseline, suppressions
from doc_lint.findings import Finding, Ran, Report, Skipped, Unjudged
from doc_lint.options import Options, RuleOptions, all_rules
from doc_lint.rules import Rule
from doc_lint.rules.base import Fact
from doc_lint.site import Site

_LAST = "suppressions"
_WHY: Mapping[Fact, str] = {"rendered": "it looks at built pages, which only a build has"}


def lint(site: Site, options: Options | None = None, rules: Iterable[Rule] | None = None) -> Report:
    """Hold a site to the rules.

    Rules on suppressions run last: they judge what the other rules found and the site allows.

    Args:
        site: The site.
        options: Which rules run, how, and how severe they are; the defaults where omitted.
        rules: All rules there are; by default doc-lint's own and those of other packages.

    Returns:
        Every finding that the site neither allows nor accepts for now, sorted by location and rule.
    """
    options = options or Options()
    rules = all_rules() if rules is None else tuple(rules)
    chosen = options.chosen(rules)
    skipped: list[Skipped] = []
    ran: list[Ran] = []
    unjudged: list[Unjudged] = []
    found = list(_run(site, options, [rule for rule in chosen if rule.family != _LAST], ran, skipped, unjudged))
    names, known = {each.rule for each in ran}, {rule.name for rule in rules if rule.family != _LAST}
    declared = (*site.suppressions, *suppressions.in_options(site, options.allow))
    kept, used = suppressions.apply(site, found, declared, names, known)
    left, accepted = baseline.apply(site, kept, names, known)
    allowed, old = len(found) - len(kept), len(kept) - len(left)
    last = [rule for rule in chosen if rule.family == _LAST]
    left += _run(replace(site, suppressions=used, accepted=accepted), options, last, ran, skipped, unjudged)
    left.sort(key=lambda finding: (finding.location, finding.rule, finding.message))
    return Report(tuple(left), tuple(skipped), len(site.pages), tuple(ran), allowed, old, tuple(unjudged))


def _run(
    site: Site,
    options: Options,
    rules: Iterable[Rule],
    ran: list[Ran],
    skipped: list[Skipped],
    unjudged: list[Unjudged],
) -> Iterator[Finding]:
    for rule in rules:
        lacking = next((fact for fact in rule.needs if fact in site.lacking or getattr(site, fact) is None), None)
        if lacking:
            skipped.extend(_skip(rule, options, lacking, site.lacking.get(lacking, "")))
            continue
        chosen = options.rules.get(rule.name, RuleOptions())
        severity = chosen.severity or rule.severity
        url = _url(rule, options)
        ran.append(Ran(rule.name, rule.function.__doc__ or "", severity, url))
        for told in dict.fromkeys(rule(site, **chosen.values)):  # two pages may include the text that has it
            if isinstance(told, Finding):
                yield replace(told, rule=rule.name, severity=severity, url=url)
            else:
                unjudged.append(replace(told, rule=rule.name))


def _url(rule: Rule, options: Options) -> str:
    """Return the address of a rule's page; rules of other packages have none there."""
    own = rule.function.__module__.startswith("doc_lint.")
    return f"{options.rules_url.rstrip('/')}/rules/{rule.family}/{rule.name}/" if own and options.rules_url else ""


def _skip(rule: Rule, options: Options, fact: Fact, reason: str) -> Iterator[Skipped]:
    """Say why a rule did not run, unless the site never asked for it."""
    if not reason and fact not in _WHY and options.package:
        reason = f"the package `{options.package}` is not installed"
    elif not reason and (rule.name in options.rules or not {rule.name, rule.family, "all"}.isdisjoint(options.select)):
        reason = _WHY.get(fact, "no package is named in the option `package`")
    if reason:
        yield Skipped(rule.name, reason)
