"""Survey a site: everything that a review says about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import Report
from doc_lint.grouping import each_place
from doc_lint.options import Options, RuleOptions, all_rules
from doc_lint.review import checklist, outline, tables
from doc_lint.review.records import Review, Table
from doc_lint.review.site_map import site_map
from doc_lint.site import Site  # noqa: TC001 - the type of what is read

_FIELDS = ("purpose", "audience", "prerequisites", "next_steps")
_TERMS = "misspelled-term"


def survey(
    facts: Facts,
    options: Options,
    report: Report,
    *,
    name: str,
    summary: str,
    today: date,
    files: Iterable[str] = (),
    revision: str = "",
    changed: Mapping[str, str] | None = None,
) -> Review:
    """Return the review of a site.

    Args:
        facts: The facts of the site.
        options: Its options, with the checklist.
        report: The report on it.
        name: Name of the site.
        summary: The summary of the report, as text.
        today: Date of the review.
        files: The files in the docs folder that are not pages; `site.files` has those of the theme, too.
        revision: The Git revision of the site.
        changed: Day of the last change of each file, as YYYY-MM-DD.
    """
    site: Site = facts.get("site")
    navigation: Navigation | Missing = facts.get("navigation")
    return Review(
        site=name,
        date=today.isoformat(),
        revision=revision,
        summary=summary,
        tree=tuple(outline.tree(site, navigation, files)),
        titles=() if isinstance(navigation, Missing) else tuple(outline.titles(navigation)),
        answers=tuple(checklist.answers(options.checklist, facts, report, all_rules())),
        tables=tables.found(_tables(options, facts, report, navigation, changed or {})),
        map=site_map(facts, options, name=name),
        findings=dict(sorted(Counter(place.rule for place in each_place(report.findings)).items())),
    )


def _tables(
    options: Options,
    facts: Facts,
    report: Report,
    navigation: Navigation | Missing,
    changed: Mapping[str, str],
) -> Iterator[Table]:
    site: Site = facts.get("site")
    clicks = facts.get("clicks")
    yield tables.findings(report)
    if not isinstance(navigation, Missing):
        fields = _option(options, "landing-field-missing", "fields", _FIELDS)
        yield tables.landings(site, navigation, tuple(fields))
    yield tables.distances(site, navigation, clicks)
    symbols = facts.get("symbols")
    if not isinstance(symbols, Missing):
        yield tables.coverage(symbols)
    misspelled = (place for place in each_place(report.findings) if place.rule == _TERMS)
    yield tables.terms(site, _option(options, _TERMS, "terms", ()), symbols, misspelled)
    yield tables.code_blocks(site)
    yield tables.pages(site, navigation, clicks, changed)


def _option(options: Options, rule: str, name: str, default: tuple[str, ...]) -> Iterable[str]:
    found: Iterable[str] = options.rules.get(rule, RuleOptions()).values.get(name, default)
    return found
