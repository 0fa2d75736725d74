"""Run rules over a site: select, run, sort, report."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doc_lint.findings import Finding, Report, Skipped
from doc_lint.options import Options
from doc_lint.rules import RULES, Rule
from doc_lint.site import Site


def lint(site: Site, options: Options | None = None, rules: Iterable[Rule] = RULES) -> Report:
    """Hold a site to the rules.

    Args:
        site: The site.
        options: Which rules run, how, and how severe they are; the defaults where omitted.
        rules: All rules there are.

    Returns:
        Every finding, sorted by location and rule.
    """
    options = options or Options()
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    ran = 0
    for rule in options.chosen(rules):
        lacking = next((fact for fact in rule.needs if getattr(site, fact) is None), None)
        if lacking:
            skipped.extend(_skip(rule, options))
            continue
        ran += 1
        chosen = options.rules.get(rule.name)
        severity = (chosen and chosen.severity) or rule.severity
        for finding in rule(site, **(chosen.values if chosen else {})):
            findings.append(replace(finding, rule=rule.name, severity=severity))
    findings.sort(key=lambda finding: (finding.location, finding.rule, finding.message))
    return Report(tuple(findings), tuple(skipped), len(site.pages), ran)


def _skip(rule: Rule, options: Options) -> Iterator[Skipped]:
    """Say why a rule did not run, unless the site never asked for what it needs."""
    if options.package:
        yield Skipped(rule.name, f"the package `{options.package}` is not installed")
    elif rule.name in options.rules or rule.name in options.select:
        yield Skipped(rule.name, "no package is named in the option `package`")
