"""The tables of a review: findings, landing pages, click distances, API coverage, terms, code blocks, pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from doc_lint.facts import Missing
from doc_lint.facts.clicks import Clicks
from doc_lint.facts.navigation import Navigation
from doc_lint.findings import SEVERITIES, Finding, Report
from doc_lint.grouping import each_place
from doc_lint.review.outline import in_nav_order, words
from doc_lint.review.records import Review, Table
from doc_lint.rules.terminology.misspelled_term import plain
from doc_lint.site import Page, Section, Site, Symbols

UNREACHABLE = "none"
_PAGES = "Pages"


def findings(report: Report) -> Table:
    """Return the broken rules, the most severe ones first, with the number of places and the first of them."""
    by_rule: dict[str, list[Finding]] = {}
    for place in sorted(each_place(report.findings), key=lambda each: SEVERITIES.index(each.severity)):
        by_rule.setdefault(place.rule, []).append(place)
    return Table(
        title="Findings",
        note="Rules that are broken, with the number of places and pages.",
        columns=("Rule", "Severity", "Places", "Pages", "First place"),
        rows=tuple(
            (
                rule,
                found[0].severity,
                str(len(found)),
                str(len({place.page for place in found if place.page})),
                str(min(place.location for place in found)),
            )
            for rule, found in by_rule.items()
        ),
    )


def landings(site: Site, navigation: Navigation, fields: tuple[str, ...]) -> Table:
    """Return the fields that each landing page has in its front matter; no rows if none has any."""
    found = [site.home, *map(navigation.landing, navigation.sections())]
    pages = {page.path: page for page in found if page is not None}
    rows = tuple((page.path, *(_value(page, field) for field in fields)) for page in pages.values())
    return Table(
        title="Landing pages",
        note="What each landing page states in its front matter.",
        columns=("Page", *fields),
        rows=rows if any(any(values) for _, *values in rows) else (),
    )


def _value(page: Page, field: str) -> str:
    value = page.front_matter.values.get(field)
    if isinstance(value, list):
        return str(len(value))
    return "" if value is None else " ".join(str(value).split())


def distances(site: Site, navigation: Navigation | Missing, clicks: Clicks) -> Table:
    """Return the number of pages by clicks from the home page and from each landing page of a top-level section."""
    starts = [site.home] if site.home else []
    if not isinstance(navigation, Missing):
        tops = (item for item, above in navigation.walk() if not above)
        landings = (navigation.landing(top) for top in tops if isinstance(top, Section))
        starts += [page for page in landings if page is not None]
    by_start = {page.path: clicks.within(page.path) for page in starts}
    farthest = max((far for found in by_start.values() for far in found.values()), default=0)
    rows = []
    for path, found in by_start.items():
        number = Counter(found.values())
        rest = [page.path for page in site.pages if page.path not in found]
        rows.append((path, *(str(number[far]) for far in range(1, farthest + 1)), str(len(rest))))
    return Table(
        title="Clicks from the landing pages",
        note="Number of pages by clicks from each landing page, through links in the text; the nav does not count.",
        columns=("From", *map(str, range(1, farthest + 1)), UNREACHABLE),
        rows=tuple(rows),
    )


def coverage(symbols: Symbols) -> Table:
    """Return how many public names of each part of the package have a docstring."""
    public = [each for each in symbols.defined if each.is_public and each.kind != "attribute"]
    by_area: dict[str, list[bool]] = {}
    for each in public:
        by_area.setdefault(".".join(each.path.split(".")[:2]), []).append(each.has_docstring)
    rows = [(area, str(len(found)), str(sum(found)), _share(sum(found), len(found))) for area, found in by_area.items()]
    total = sum(each.has_docstring for each in public)
    return Table(
        title="API coverage",
        note="Public modules, classes, functions and methods, and those with a docstring.",
        columns=("Part", "Public", "Documented", "Share"),
        rows=(*rows, ("all", str(len(public)), str(total), _share(total, len(public)))),
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part // whole} %" if whole else ""


def terms(site: Site, names: Iterable[str], symbols: Symbols | Missing, misspelled: Iterable[Finding]) -> Table:
    """Return where the site uses each of its terms.

    Args:
        site: The site.
        names: Its terms.
        symbols: The names of its package.
        misspelled: The findings of the rule misspelled-term.
    """
    listed = sorted(set(names), key=lambda name: (name.lower(), name))
    found = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, listed), reverse=True))})(?!\w)")
    used: dict[str, Counter[str]] = {name: Counter() for name in listed}
    for page in site.pages if listed else ():
        texts = [text.text for group in (page.prose, page.code_blocks) for text in group]
        for name in found.findall("\n".join(texts)):
            used[name][page.path] += 1
    wrong = Counter(plain(finding.key[0]) for finding in misspelled)
    known = frozenset() if isinstance(symbols, Missing) else symbols.words
    return Table(
        title="Terms",
        note="Uses in text and code; pages with them; places with another spelling; whether it is a name in the code.",
        columns=("Term", "Uses", "Pages", "Misspelled", "In the code"),
        rows=tuple(
            (name, str(uses.total()), str(len(uses)), str(wrong[plain(name)]), "yes" if name in known else "")
            for name, uses in used.items()
        ),
    )


def code_blocks(site: Site) -> Table:
    """Return the number of code blocks by language."""
    number = Counter(block.language or "(none)" for page in site.pages for block in page.code_blocks)
    return Table(
        title="Code blocks",
        columns=("Language", "Blocks"),
        rows=tuple((language, str(count)) for language, count in number.most_common()),
    )


def pages(site: Site, navigation: Navigation | Missing, clicks: Clicks, changed: Mapping[str, str]) -> Table:
    """Return words, distance from the home page and last change of each page that a person wrote."""
    found = clicks.within(site.home.path) if site.home else {}
    written = [page for page in in_nav_order(navigation, site.pages) if not page.generated]
    linked = Counter(target for targets in clicks.targets.values() for target in targets)
    return Table(
        title=_PAGES,
        note="Words without code blocks; clicks from the home page; pages that link to it; day of the last change.",
        columns=("Page", "Words", "Clicks", "Linked from", "Changed"),
        rows=tuple(
            (
                page.path,
                str(words(page)),
                str(found.get(page.path, UNREACHABLE)),
                str(linked[page.path]),
                changed.get(page.location.path, ""),
            )
            for page in written
        ),
    )


def clicks_of(review: Review) -> dict[str, str]:
    """Return the number of clicks from the home page to each page that a person wrote, by path."""
    return {row[0]: row[2] for table in review.tables if table.title == _PAGES for row in table.rows}


def found(tables: Iterator[Table]) -> tuple[Table, ...]:
    """Return the tables that have rows."""
    return tuple(table for table in tables if table.rows)
