"""Collect the map of a site from its facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from doc_lint.engine import Facts, lint
from doc_lint.facts import Missing
from doc_lint.facts.clicks import Clicks
from doc_lint.facts.navigation import Navigation
from doc_lint.grouping import each_place
from doc_lint.options import Options
from doc_lint.patterns import match
from doc_lint.review.map.records import MapPage, MapSection, SiteMap
from doc_lint.review.outline import in_nav_order, title_of
from doc_lint.site import NavItem, NavPage, Page, Section, Site

_DUPLICATES = "duplicated-content"


def site_map(facts: Facts, options: Options, *, name: str, starts: Sequence[str] = ()) -> SiteMap:
    """Return the map of a site.

    Args:
        facts: The facts of the site.
        options: Its options: those of the rule duplicated-content decide which pages have much of the same text.
        name: Name of the site.
        starts: Patterns of the pages that clicks are counted from. Defaults to the home page.
    """
    site: Site = facts.get("site")
    navigation: Navigation | Missing = facts.get("navigation")
    clicks: Clicks = facts.get("clicks")
    top, left = _tree(site, navigation, name)
    labels, depths = _labels(navigation), {**dict(_depths(top)), **dict.fromkeys(left, 0)}
    home = [site.home.path] if site.home else []
    first = [page.path for page in site.pages if match(page.path, starts)] if starts else home
    reached = _clicks(clicks, first)
    copies = _copies(facts, options)
    return SiteMap(
        site=name,
        starts=tuple(first),
        unknown="; ".join(_unknown(facts)),
        sections=tuple(_sections(top, left)),
        pages=tuple(
            MapPage(
                path=path,
                title=" ".join(title_of(page, labels.get(path, "")).split()) or path,
                url=_url(site, page),
                clicks=reached.get(path),
                depth=depths[path],
                links=clicks.targets.get(path, ()),
                copies=tuple(sorted(copies[path])),
            )
            for path, page in ((path, site.page_by_path[path]) for path in depths)
        ),
    )


def _tree(site: Site, navigation: Navigation | Missing, name: str) -> tuple[MapSection, tuple[str, ...]]:
    """Return the tree of the nav, or else of the folders, and the pages that are not in it."""
    pages = [page.path for page in in_nav_order(navigation, site.pages)]
    if isinstance(navigation, Missing) or not navigation.items:
        return _folder("", pages, name), ()
    listed: set[str] = set()
    top = _section(name, navigation.items, site.page_by_path, listed)
    return top, tuple(path for path in pages if path not in listed)


def _sections(top: MapSection, left: tuple[str, ...]) -> Iterator[MapSection]:
    """Yield the pages outside of any section, the sections, and the pages that are not in the nav."""
    if top.pages:
        yield MapSection(title=top.title, pages=top.pages)
    yield from top.sections
    if left:
        yield MapSection(title="Not in the nav", pages=left)


def _section(title: str, items: Iterable[NavItem], pages: Mapping[str, Page], listed: set[str]) -> MapSection:
    """Return a section of the nav without empty ones. A page that the nav lists twice is in the first place only."""
    here: list[str] = []
    below: list[MapSection] = []
    for item in items:
        if isinstance(item, NavPage) and item.path in pages and item.path not in listed:
            listed.add(item.path)
            here.append(item.path)
        elif isinstance(item, Section):
            section = _section(item.title, item.children, pages, listed)
            below += [section] if section.pages or section.sections else []
    return MapSection(title=title, pages=tuple(here), sections=tuple(below))


def _folder(prefix: str, paths: Iterable[str], title: str) -> MapSection:
    here: list[str] = []
    below: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        name, slash, _ = path.removeprefix(prefix).partition("/")
        (below[name] if slash else here).append(path)
    folders = (_folder(f"{prefix}{name}/", found, f"{name}/") for name, found in below.items())
    return MapSection(title=title, pages=tuple(here), sections=tuple(folders))


def _depths(section: MapSection, depth: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the path of each page with the number of sections around it, in the order of the map."""
    yield from ((path, depth) for path in section.pages)
    for below in section.sections:
        yield from _depths(below, depth + 1)


def _labels(navigation: Navigation | Missing) -> dict[str, str]:
    return {} if isinstance(navigation, Missing) else {each.path: each.title for each in navigation.entries()}


def _clicks(clicks: Clicks, starts: Iterable[str]) -> dict[str, int]:
    """Return the number of clicks from the nearest start page, by path."""
    nearest: dict[str, int] = {}
    for start in starts:
        for path, far in clicks.within(start).items():
            nearest[path] = min(far, nearest.get(path, far))
    return nearest


def _copies(facts: Facts, options: Options) -> Mapping[str, set[str]]:
    """Return the pages that have sections in common with each page, by path."""
    site: Site = facts.get("site")
    report = lint(site, options.override([_DUPLICATES], [], {}), facts=facts)
    known, paths = site.page_by_path.keys(), {page.location.path: page.path for page in site.pages}
    found: dict[str, set[str]] = defaultdict(set)
    for place in each_place(report.findings):
        original = place.key[1]
        repeating = {place.page, *(paths.get(each.location.path, "") for each in place.related)}
        for path in (repeating & known) - {original} if original in known else ():
            found[original].add(path)
            found[path].add(original)
    return found


def _unknown(facts: Facts) -> Iterable[str]:
    """Return why pages or links may be missing."""
    site: Site = facts.get("site")
    reasons = [site.unknown[each] for each in ("pages", "links") if each in site.unknown]
    reasons += [why.reason for why in facts.get("unjudged_pages").values()]
    has_template = any(page.front_matter.values.get("template") for page in site.pages)
    return dict.fromkeys([*reasons, *["pages have templates with links of their own"] * has_template])


def _url(site: Site, page: Page) -> str:
    is_web = site.site_url.lower().startswith(("https://", "http://"))
    return f"{site.site_url}{quote(page.url)}" if is_web else ""
