"""Whether the built site has the defects that doc-lint found, and which of its defects doc-lint did not find."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from doc_lint import Finding, Report, Site
from doc_lint.grouping import each_place
from doc_lint.site import Image, Link, Location, Page
from scripts.built_site import BuiltLink, BuiltPage, BuiltSite, State

LINKS = (
    "broken-link",
    "broken-anchor",
    "missing-image",
    "wrong-case-link",
    "link-to-draft-page",
    "link-to-excluded-page",
)
"""Rules that find links and images that lead nowhere; the key of a finding is the target as written."""

DEAD: tuple[State, ...] = ("dead", "anchor")


def verdict(finding: Finding, site: Site, built: BuiltSite) -> bool | None:
    """Return whether the built site has the defect that a finding names; `None` if it cannot tell."""
    if finding.rule == "nav-entry-without-page":
        return built.state("", re.sub(r"(?:(?:^|/)(?:index|README))?\.md(?=#|$)", "/", finding.key[0]) or ".") in DEAD
    page = site.page_by_path.get(finding.page)
    here = built.page(page.url) if page else None
    if page is None or here is None:
        return None
    if finding.rule in (*LINKS, "dead-own-url"):
        return any(built.state(page.url, link.target) in DEAD for link in _from(finding.key[0], here))
    if finding.rule == "missing-alt-text":
        return any(link.tag == "img" and not link.alt for link in _from(finding.key[0], here))
    if finding.rule == "duplicate-id":
        return here.ids[finding.key[0]] > 1
    if finding.rule == "second-title":
        return here.titles > 1
    if finding.rule == "page-not-in-nav":
        return _is_not_in_menu(page, here, built)
    return None


def _from(written: str, here: BuiltPage) -> list[BuiltLink]:
    """Return the links of a built page that may come from a target as written."""
    return [link for link in here.links if may_become(written, link.target)]


def may_become(written: str, rendered: str) -> bool:
    """Return whether a target as written may be a target in the HTML. MkDocs changes paths and keeps fragments."""
    if unquote(written) == unquote(rendered):
        return True
    before, after = urlsplit(written), urlsplit(rendered)
    names = {_name(before.path), _name(after.path)}
    return unquote(before.fragment) == unquote(after.fragment) and (len(names) == 1 or "" in names)


def _name(path: str) -> str:
    """Return the last name of a path that differs between sources and URLs: `guide` of `../guide/index.md`."""
    path = re.sub(r"(?:^|/)(?:index|README)\.(?:md|html)$", "", unquote(path)).rstrip("/")
    return re.sub(r"\.(?:md|html)$", "", basename(path)).lstrip(".")


def _is_not_in_menu(page: Page, here: BuiltPage, built: BuiltSite) -> bool:
    """Return whether neither the home page nor the page itself links to the page."""
    home = built.page("")
    menus = [(page.url, here.menus), ("", home.menus if home else ())]
    found = [_address(url, target) for url, targets in menus for target in targets]
    return page.url.rstrip("/") not in found


def _address(url: str, target: str) -> str:
    """Return what a relative link on the page at a URL leads to, without slashes at its ends."""
    path = urlsplit(target).path
    if not path or urlsplit(target).netloc:
        return "\0"
    base = url if url.endswith("/") or not url else dirname(url)
    return unquote(normpath(join("/", base, path))).strip("/")


class Defect(NamedTuple):
    """A link or image of the built site that leads nowhere.

    Attributes:
        kind: What leads nowhere.
        outcome: Whether doc-lint reported or did not judge it, missed it, or could not know of it, because the target
            is not in the source of the page: a plugin, an include or a macro made it.
        page: Path of the page, or its URL if only the build has it.
        target: The target in the HTML.
    """

    kind: Literal["link", "anchor", "image"]
    outcome: Literal["reported", "unjudged", "missed", "made by the build"]
    page: str
    target: str


def defects(report: Report, site: Site, built: BuiltSite, root: Path) -> Iterator[Defect]:
    """Yield each dead link, anchor and image in the articles of the built pages, once per page and target.

    Args:
        report: What doc-lint reported.
        site: The site as doc-lint read it.
        built: The built site.
        root: The folder that locations are relative to.
    """
    reported: dict[str, set[str]] = defaultdict(set)
    for finding in each_place(report.findings):
        if finding.rule in LINKS:
            reported[finding.page].add(finding.key[0])
    unjudged = {link.location for link in report.unjudged}
    by_url = {page.url: page for page in site.pages}
    pages = {url: here for url in sorted(built.urls) if (here := built.page(url)) is not None}
    frame = Counter(target for here in pages.values() for target in {each.target.lstrip("./") for each in here.links})
    for url, here in pages.items():
        page = by_url.get(url)
        for link in dict.fromkeys(here.links):
            state = built.state(url, link.target)
            is_theme = len(pages) > 9 and frame[link.target.lstrip("./")] > len(pages) / 2
            is_full = "://" in link.target  # it may lead to another version of the site, which is not in the folder
            if state not in DEAD or is_theme or is_full or url.endswith("404.html"):
                continue
            kind: Literal["link", "anchor", "image"] = (
                "image" if link.tag == "img" else "anchor" if state == "anchor" else "link"
            )
            outcome = _outcome(link, page, reported[page.path], unjudged, root) if page else "made by the build"
            yield Defect(kind, outcome, page.path if page else url, link.target)


def _outcome(
    link: BuiltLink, page: Page, reported: set[str], unjudged: set[Location], root: Path
) -> Literal["reported", "unjudged", "missed", "made by the build"]:
    if any(may_become(target, link.target) for target in reported):
        return "reported"
    written: tuple[Link | Image, ...] = (*page.links, *page.images)
    same = [each for each in written if may_become(each.target, link.target)]
    if any(each.location in unjudged for each in same):
        return "unjudged"
    source = root / page.location.path
    text = unquote(source.read_text("utf-8", errors="replace")) if source.is_file() else ""
    parts = urlsplit(link.target)
    trace = f"#{unquote(parts.fragment)}" if parts.fragment else _name(parts.path) or unquote(parts.path)
    return "missed" if trace in text else "made by the build"
