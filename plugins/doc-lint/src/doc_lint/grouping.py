"""One cause, one finding: findings that have the same cause are reported as one, with all of their places.

Suppressions, the baseline and `--since` judge each place by itself, before places are grouped. A finding therefore
stays as long as one of its places is left.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from doc_lint.findings import SEVERITIES, Finding, Report, Unjudged
from doc_lint.site import Site

_SHOWN = 3  # files that Git ignores


def each_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each place of each finding as a finding of its own."""
    for finding in findings:
        if finding.others:
            yield replace(finding, others=())
            yield from finding.others
        else:
            yield finding


def by_place(report: Report) -> Report:
    """Return a report with a finding for each place, to judge or count places. Its fingerprints are those of places."""
    places = (replace(place, cause=()) for place in each_place(report.findings))
    return replace(report, findings=by_cause(places))


def by_cause(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the same cause as one, sorted by location, then rule.

    The first place of a finding is the most severe one. Of these, one that is not about a page comes first, because it
    is in the nav or the configuration, and then the first one in the order of files and lines.
    """
    groups: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    alone: list[Finding] = []
    for finding in each_place(findings):
        (groups[finding.cause] if finding.cause else alone).append(finding)
    for group in groups.values():
        first, *others = sorted(group, key=_rank)
        alone.append(replace(first, others=tuple(others)) if others else first)
    return tuple(sorted(alone, key=lambda each: (each.location, each.rule, each.key, each.message)))


def _rank(finding: Finding) -> tuple[object, ...]:
    return SEVERITIES.index(finding.severity), bool(finding.page), finding.location, finding.page, finding.rule


def by_language(reports: Sequence[tuple[Site, Report]], last: Collection[str]) -> Report:
    """Return one report about a site in several languages.

    A page that is not translated has the same findings in each language. Options are about the first language, so what
    is wrong with them is not reported again.

    Args:
        reports: The site in each language, the default first, with its report.
        last: Names of the rules about suppressions and the baseline. What one language does not need, another may.
    """
    (site, report), *_ = reports
    options = {site.option_location(*keys) for keys in ((), *site.option_lines)}
    found: dict[tuple[object, ...], Finding] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    for number, (_, each) in enumerate(reports):
        for place in each_place(each.findings):
            name = (place.rule, place.location, place.key)
            counts[name] += 1
            if number == 0 or place.rule in last or place.location not in options:
                found.setdefault(name, place)
    sources = [{page.location.path for page in each.pages} for each, _ in reports]
    shared = Counter(path for paths in sources for path in paths)
    kept = (
        place
        for name, place in found.items()
        if place.rule not in last or counts[name] >= (shared[place.location.path] or len(reports))
    )
    return replace(
        report,
        findings=by_cause(kept),
        pages=len(shared),
        allowed=sum(each.allowed for _, each in reports),
        accepted=sum(each.accepted for _, each in reports),
        unjudged=tuple(dict.fromkeys(link for _, each in reports for link in each.unjudged)),
        unjudged_pages=tuple(dict.fromkeys(page for _, each in reports for page in each.unjudged_pages)),
    )


def with_ignored_files(unjudged: Iterable[Unjudged]) -> Iterator[Unjudged]:
    """Yield unjudged links and pages; those that need files which Git ignores get one reason, which names a few."""
    links = list(unjudged)
    names = sorted({link.ignored for link in links if link.ignored})
    shown = [f"`{name}`" for name in names[: _SHOWN if len(names) > _SHOWN + 1 else None]]
    more = [f"{len(names) - len(shown)} more"] if len(names) > len(shown) else []
    *first, last = (*shown, *more) or ("",)
    files = f"{', '.join(first)} and {last}" if first else last
    reason = f"Git ignores {files}, which {'is' if len(names) == 1 else 'are'} not there"
    yield from (replace(link, reason=reason) if link.ignored else link for link in links)


def with_shared_files(site: Site, findings: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings of one rule; a defect in a file that several pages include gets one cause.

    Args:
        site: The site.
        findings: All findings of the rule. Equal ones, on a page that includes a file twice, are yielded once.
    """
    included = {include.path for page in site.pages for include in page.includes}
    causes: dict[tuple[object, ...], tuple[str, ...]] = {}
    numbers: dict[tuple[str, ...], int] = defaultdict(int)
    for finding in dict.fromkeys(findings):
        page, where = site.page_by_path.get(finding.page), finding.location
        if page is None or (
            where.path not in included and (where.path == page.location.path or where.path in site.listing_files)
        ):
            yield finding
            continue
        place = (where, finding.key)
        if place not in causes:
            name = ("included", finding.rule, where.path, *finding.key)
            causes[place] = finding.cause or (*name, str(numbers[name]))  # a line number would change with every edit
            numbers[name] += 1
        yield replace(finding, cause=causes[place])
