"""Find the findings of a site that are new since a Git revision.

The site is linted as it is and, in a temporary copy outside the repository, as it was at the revision. A place is new
if there are more places with its identity (rule, page and key, as in a baseline) than before. Looking only at added
lines would be faster but wrong: deleting a page breaks links in pages that did not change.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from doc_lint import Report
from doc_lint.cli import history
from doc_lint.cli.load import Place
from doc_lint.grouping import by_cause, each_place
from doc_lint.sources import SourceError

Identity = tuple[str, ...]


def only_new(report: Report, place: Place, revision: str, options: Sequence[str]) -> Report:
    """Return the report with only the places of findings that are new since a revision.

    Args:
        report: The current report, with paths relative to the current folder.
        place: The site.
        revision: A Git revision.
        options: The other arguments of `doc-lint check`, for the run on the revision.

    Raises:
        SourceError: If Git fails, or the site at the revision cannot be read.
    """
    with history.at_revision(place, revision) as (then, site):
        before = _identities(then, site, revision, options) if site else Counter()
    places = list(each_place(report.findings))
    now = Counter(place.identity for place in places)
    kept = (place for place in places if now[place.identity] > before[place.identity])
    return replace(report, findings=by_cause(kept))


def _identities(then: Path, site: Sequence[str], revision: str, options: Sequence[str]) -> Counter[Identity]:
    """Return the number of places for each identity at the revision."""
    command = [sys.executable, "-P", "-m", "doc_lint", "check", "--no-cache", "--output", "json", *options, *site]
    done = subprocess.run(command, cwd=then, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        why = done.stderr.strip().removeprefix("doc-lint: ") or "doc-lint gave no reason"
        raise SourceError(f"the site at {revision} cannot be read: {why}")
    return Counter(
        (place["rule"], place["page"] or place["location"]["path"], *place["key"])
        for finding in json.loads(done.stdout)["findings"]
        for place in finding["places"]
    )
