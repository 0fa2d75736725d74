"""Drop MkDocs' own log messages about links that a rule checks, so that each defect is reported once.

Turning off MkDocs' checks would hide too much: they also cover links that are in no source file because a plugin or
macro adds them while rendering. Of those, rules check only links to Markdown files; messages about the others are kept.
"""

import logging
import re
from collections.abc import Callable, Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import files, pages
from msgspec.structs import replace

from doc_lint.engine import Facts
from doc_lint.facts.link_targets import resolve
from doc_lint.site import Link, Site
from doc_lint.sources.config.lines import compose, entry

# By key of `validation.links`: how MkDocs' message begins, and the rules that report the same defect.
_COVERED = {
    "absolute_links": (r" contains an absolute link '(.*?)', it was", ("absolute-link", "broken-link")),
    "anchors": (r" contains a link '(.*?)', but (?:there is|the doc)", ("broken-anchor",)),
    "not_found": (r" contains a link '(.*?)', but the target", ("broken-link", "missing-image", "wrong-case-link")),
    "unrecognized_links": (r" contains an unrecognized relative link '(.*?)'", ("directory-link", "broken-link")),
    "": (r" contains a link to '(.*?)' which is excluded", ("link-to-draft-page", "link-to-excluded-page")),
}
# By key of `validation.nav`: the rule that reports the same defect.
_COVERED_IN_NAV = {
    "omitted_files": "page-not-in-nav",
    "not_found": "nav-entry-without-page",
    "absolute_links": "nav-entry-without-page",
}
_CONFLICT = "from the site because it conflicts with"


class DuplicateMessages(logging.Filter):
    """Drops MkDocs' messages about links that rules check, and about pages that shadowed-page reports.

    Args:
        rules: Names of the rules that run.
        is_set: Returns whether the site sets a key of `validation.links` itself; its messages are then kept.
    """

    def __init__(self, rules: Collection[str], is_set: Callable[[str], bool]) -> None:
        super().__init__()
        self._patterns = {
            key: re.compile(f"Doc file '(.*?)'{pattern}")
            for key, (pattern, covering) in _COVERED.items()
            if {*covering} <= {*rules} and not is_set(key)
        }
        self._drop_conflicts = "shadowed-page" in rules
        self._site = Site(())
        self._checked: tuple[set[tuple[str, str]], set[tuple[str, str]]] | None = None
        for log in (files.log, pages.log):
            log.addFilter(self)

    def add_links(self, site: Site) -> None:
        """Drop messages about the links of a site from now on.

        Anchors that a page may get only while rendering are not among those that rules check.
        """
        self._site = replace(site, unknown={}, repository=None)  # the rendered pages decide later
        self._checked = None

    def _checked_links(self) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """Return the links that rules check, and those of them whose anchors they check, each with its page."""
        found: set[tuple[str, str]] = set()
        with_anchors: set[tuple[str, str]] = set()
        facts = Facts(self._site)
        link_targets, anchors = facts.get("link_targets"), facts.get("anchors")
        for page in self._site.pages:
            targets = [(link.target, target) for link, target in link_targets[page.path]]
            targets += [(image.target, resolve(self._site, page, image)) for image in page.images]
            for link, target in targets:
                if target.kind != "unjudged":
                    found |= {(page.path, link), (page.path, target.path)}
                if target.page is not None and target.anchor and not anchors.origin_of(target.page, target.anchor):
                    with_anchors.add((page.path, link))
        return found, with_anchors

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to log a message."""
        message = record.getMessage()
        if self._drop_conflicts and _CONFLICT in message:
            return False
        for key, pattern in self._patterns.items():
            found = pattern.match(message)
            if found:
                page, link = found.groups()
                if self._checked is None:
                    self._checked = self._checked_links()
                is_checked = (page, link) in self._checked[key == "anchors"]
                return not is_checked and not (key == "not_found" and self._is_added(page, link))
        return True

    def _is_added(self, path: str, link: str) -> bool:
        """Return whether a link is in no source file, and broken-link finds it in the rendered page."""
        page = self._site.page_by_path.get(path)
        if page is None or not link.partition("#")[0].endswith(".md"):
            return False
        return resolve(self._site, page, Link(link, link, "html", page.location)).kind == "missing"

    def remove(self) -> None:
        """Stop filtering MkDocs' messages."""
        for log in (files.log, pages.log):
            log.removeFilter(self)


def turn_off_nav_checks(rules: Collection[str], config: MkDocsConfig) -> None:
    """Turn off MkDocs' checks of the nav that rules cover, unless the site sets them."""
    for key, rule in _COVERED_IN_NAV.items():
        if rule in rules and not is_set(config, "nav", key):
            setattr(config.validation.nav, key, logging.DEBUG)


def is_set(config: MkDocsConfig, group: str, key: str) -> bool:
    """Return whether the site sets a key of `validation`, in this group or directly in `validation`."""
    path = Path(config.config_file_path or "")
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    validation = entry(compose(text), "validation")
    return entry(validation, key) is not None or entry(entry(validation, group), key) is not None
