"""All facts. A new fact is one line here, one file and its test."""

from doc_lint.facts.all_pages import all_pages
from doc_lint.facts.anchors import anchors
from doc_lint.facts.base import Fact
from doc_lint.facts.clicks import clicks
from doc_lint.facts.code.reader import package_code
from doc_lint.facts.code.snippets import snippets
from doc_lint.facts.known_clicks import known_clicks
from doc_lint.facts.link_targets import link_targets
from doc_lint.facts.navigation import navigation
from doc_lint.facts.package import package
from doc_lint.facts.rendered import rendered
from doc_lint.facts.symbols import symbols
from doc_lint.facts.type_diagnostics import type_diagnostics
from doc_lint.facts.unjudged_pages import unjudged_pages

__all__ = ["FACTS"]

FACTS: dict[str, Fact] = {
    each.name: each
    for each in (
        all_pages,
        anchors,
        clicks,
        known_clicks,
        link_targets,
        navigation,
        package,
        package_code,
        rendered,
        snippets,
        symbols,
        type_diagnostics,
        unjudged_pages,
    )
}
"""All computed facts by name. The engine provides `site`, and `suppressions` and `baseline` after the other rules."""
