"""Log the findings of builds: all of them, or while serving those that the previous build did not have.

After each save, a writer sees what the change broke and what it fixed, and not a wall of findings that were there
before. The panels in the pages show all of them.
"""

import logging
from collections import Counter

from mkdocs.plugins import get_plugin_logger

from doc_lint.findings import Finding, Report
from doc_lint.reporters import text
from doc_lint.reporters.printable import printable
from doc_lint.reporters.text import count

log = get_plugin_logger("doc-lint")

_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}

Places = Counter[tuple[str, ...]]


class FindingLog:
    """Logs the findings of the builds of one site, of which each may report several times: once for each language."""

    def __init__(self) -> None:
        self._before: Places = Counter()
        self._now: Places = Counter()

    def report(self, report: Report) -> None:
        """Log the findings that are new since the previous build, the number of others, and the summary."""
        known = 0
        for finding in report.findings:
            places = Counter(place.identity for place in finding.places)
            self._now += places
            if all(self._now[place] <= self._before[place] for place in places):
                known += 1
            else:
                log.log(_LEVELS[finding.severity], _message(finding))
        if known:
            log.info(f"{count(known, 'finding')} as before")
        for renamed in report.renamed:
            log.info(printable(str(renamed)))  # not a warning: the former name works in strict builds, too
        log.info(text.summary(report).removeprefix("doc-lint: "))

    def end_build(self) -> None:
        """Log how many places were fixed since the previous build, and remember those of this one."""
        fixed = (self._before - self._now).total()
        if fixed:
            log.info(f"{count(fixed, 'place')} fixed")
        self._before, self._now = self._now, Counter()


def _message(finding: Finding) -> str:
    return "\n".join(text.lines(finding)).replace(f" {finding.severity}:", "", 1)
