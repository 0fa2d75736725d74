"""Answers to the items of a checklist, each with its evidence."""

from collections.abc import Iterable, Iterator

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.findings import Finding, Report
from doc_lint.grouping import each_place
from doc_lint.options import ChecklistItem
from doc_lint.patterns import match
from doc_lint.review.records import Answer, Decision, Evidence, Verdict
from doc_lint.rules import Rule
from doc_lint.site import Site  # noqa: TC001 - the type of what is read


def answers(items: Iterable[ChecklistItem], facts: Facts, report: Report, rules: Iterable[Rule]) -> Iterator[Answer]:
    """Yield the answer to each item. Of a family, the rules that ran decide.

    Args:
        items: The items.
        facts: The facts of the site.
        report: The report on it.
        rules: All available rules.
    """
    known = tuple(rules)
    site: Site = facts.get("site")
    places = list(each_place(report.findings))
    ran = {each.rule for each in report.ran}
    for item in items:
        deciding = [
            rule
            for rule in known
            if rule.name in item.rules or ({rule.family, "all"} & {*item.rules} and rule.name in ran)
        ]
        broken = [place for place in places if place.rule in {rule.name for rule in deciding}]
        decisions = tuple(_decisions(deciding, broken, report, facts))
        paths = [page.path for page in site.pages]
        yield Answer(
            text=item.text,
            section=item.section,
            verdict=verdict(decisions, item.question),
            decisions=decisions,
            evidence=tuple(_evidence(place) for place in broken),
            pages=tuple(path for path in paths if match(path, item.pages)),
            unmatched=tuple(pattern for pattern in item.pages if not any(match(path, (pattern,)) for path in paths)),
            question=item.question,
        )


def _decisions(rules: Iterable[Rule], broken: Iterable[Finding], report: Report, facts: Facts) -> Iterator[Decision]:
    """Yield the result of each rule: how many places are broken, or why it did not run."""
    found = [place.rule for place in broken]
    ran = {each.rule: each for each in report.ran}
    for rule in rules:
        if rule.name in ran:
            yield Decision(rule=rule.name, findings=found.count(rule.name), url=ran[rule.name].url)
        else:
            yield Decision(rule=rule.name, reason=_why_not(rule, facts))


def _why_not(rule: Rule, facts: Facts) -> str:
    """Return why a rule did not run: what it needs is unknown, or the site does not select it."""
    known = {name: optional for name, optional in rule.asks.items() if name == "site" or name in facts.known}
    missing = facts.arguments(known)
    return missing.reason if isinstance(missing, Missing) else "the site does not select it"


def verdict(decisions: Iterable[Decision], question: str) -> Verdict:
    """Return the answer that follows from the rules; a broken rule outweighs one that did not run."""
    results = tuple(decisions)
    if any(each.findings for each in results):
        return "fail"
    if any(each.reason for each in results):
        return "unknown"
    return "person" if question else "pass"


def _evidence(place: Finding) -> Evidence:
    return Evidence(rule=place.rule, path=place.location.path, line=place.location.line, message=place.message)
