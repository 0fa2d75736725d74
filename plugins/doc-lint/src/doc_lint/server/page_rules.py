"""The rules whose findings on a page do not depend on the content of other pages: an editor runs them as one types."""

from collections.abc import Iterable

from doc_lint.rules import Rule

_FAMILIES = frozenset({"links", "page", "claims"})
_NAMES = frozenset({"broken-next-step", "misspelled-term", "unparsable-code"})
_OF_THE_SITE = frozenset({"duplicate-id", "missing-description", "shadowed-page"})
"""Rules of these families that compare pages, or judge only the site as a whole."""


def page_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules among these that can run on one page. The others wait until nobody types."""
    return tuple(rule for rule in rules if _is_page_rule(rule))


def _is_page_rule(rule: Rule) -> bool:
    own = rule.function.__module__.startswith("doc_lint.")
    known = rule.name in _NAMES or (rule.family in _FAMILIES and rule.name not in _OF_THE_SITE)
    return own and known
