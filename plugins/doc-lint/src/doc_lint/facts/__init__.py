"""Facts derived from a site, one module per fact. Rules and facts ask for facts by the names of their parameters."""

from doc_lint.facts.all_pages import all_pages
from doc_lint.facts.anchors import anchors
from doc_lint.facts.base import Fact, Missing, fact
from doc_lint.facts.clicks import clicks
from doc_lint.facts.code.reader import package_code
from doc_lint.facts.code.snippets import snippets
from doc_lint.facts.link_targets import link_targets
from doc_lint.facts.navigation import navigation
from doc_lint.facts.package import package
from doc_lint.facts.rendered import rendered
from doc_lint.facts.symbols import symbols
from doc_lint.facts.type_diagnostics import type_diagnostics
from doc_lint.site import Accepted, Suppression

__all__ = ["FACTS", "Baseline", "Fact", "Missing", "Suppressions", "fact"]

Suppressions = tuple[Suppression, ...]
"""Type of the fact `suppressions`: all suppressions of the site, with how often each was used."""
Baseline = tuple[Accepted, ...]
"""Type of the fact `baseline`: all entries of the baseline, with the number of remaining findings for each."""

FACTS: dict[str, Fact] = {
    each.name: each
    for each in (
        all_pages,
        anchors,
        clicks,
        link_targets,
        navigation,
        package,
        package_code,
        rendered,
        snippets,
        symbols,
        type_diagnostics,
    )
}
"""All computed facts by name. The engine provides `site`, and `suppressions` and `baseline` after the other rules."""
