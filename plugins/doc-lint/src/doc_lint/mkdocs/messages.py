"""Leave out what MkDocs says of a link that a rule has judged: each defect is told once.

Turning MkDocs' own checks off would lose more than that. It sees links that stand in no source file, because a plugin
or a macro adds them while rendering; what it says of those stays.
"""

import logging
import re
from collections.abc import Callable, Collection

from mkdocs.structure import files, pages
from msgspec.structs import replace

from doc_lint.engine import Facts
from doc_lint.facts.anchors import Anchors
from doc_lint.facts.link_targets import Target, resolve
from doc_lint.site import Site

# How MkDocs begins what it says by each key of `validation.links`, and the rules that say it instead.
_COVERED = {
    "absolute_links": (r" contains an absolute link '(.*?)', it was", ("absolute-link", "broken-link")),
    "anchors": (r" contains a link '(.*?)', but (?:there is|the doc)", ("broken-anchor",)),
    "not_found": (r" contains a link '(.*?)', but the target", ("broken-link", "missing-image", "wrong-case-link")),
    "unrecognized_links": (r" contains an unrecognized relative link '(.*?)'", ("directory-link", "broken-link")),
    "": (r" contains a link to '(.*?)' which is excluded", ("link-to-draft-page", "link-to-excluded-page")),
}
_CONFLICT = "from the site because it conflicts with"


class Repetitions(logging.Filter):
    """Drops messages of MkDocs on links that are judged, and on pages that shadowed-page reports.

    Args:
        rules: Names of the rules that run.
        is_set: Tells whether the site sets a key of `validation.links` itself; its messages then stay.
    """

    def __init__(self, rules: Collection[str], is_set: Callable[[str], bool]) -> None:
        super().__init__()
        self._patterns = {
            key: re.compile(f"Doc file '(.*?)'{pattern}")
            for key, (pattern, covering) in _COVERED.items()
            if {*covering} <= {*rules} and not is_set(key)
        }
        self._conflicts = "shadowed-page" in rules
        self._judged: set[tuple[str, str]] = set()
        self._anchors: set[tuple[str, str]] = set()
        for log in (files.log, pages.log):
            log.addFilter(self)

    def judge(self, site: Site) -> None:
        """Take the links that rules judge. Anchors of pages that are finished while rendering are not among them."""
        facts = Facts(replace(site, unknown={}))  # the rendered pages will tell
        link_targets, anchors = facts.get("link_targets"), facts.get("anchors")
        for page in site.pages:
            for link, target in link_targets[page.path]:
                self._take(anchors, page.path, link.target, target)
            for image in page.images:
                self._take(anchors, page.path, image.target, resolve(site, page, image))

    def _take(self, anchors: Anchors, page: str, written: str, target: Target) -> None:
        if target.kind != "unjudged":
            self._judged |= {(page, written), (page, target.path)}
        if target.page is not None and target.anchor and not anchors.made_by(target.page, target.anchor):
            self._anchors.add((page, written))

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is to be logged."""
        message = record.getMessage()
        if self._conflicts and _CONFLICT in message:
            return False
        for key, pattern in self._patterns.items():
            found = pattern.match(message)
            if found:
                return found.groups() not in (self._anchors if key == "anchors" else self._judged)
        return True

    def end(self) -> None:
        """Let everything through again."""
        for log in (files.log, pages.log):
            log.removeFilter(self)
