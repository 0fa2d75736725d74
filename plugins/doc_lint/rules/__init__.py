"""All rules, in reading order. A new rule is one line here, one file below and its test."""

from doc_lint.rules.base import Rule, rule
from doc_lint.rules.landing.broken_next_step import broken_next_step
from doc_lint.rules.landing.landing_field_missing import landing_field_missing
from doc_lint.rules.navigation.missing_page import missing_page
from doc_lint.rules.navigation.nav_entry_without_page import nav_entry_without_page
from doc_lint.rules.navigation.nav_too_deep import nav_too_deep
from doc_lint.rules.navigation.page_not_in_nav import page_not_in_nav
from doc_lint.rules.navigation.section_order_mismatch import section_order_mismatch
from doc_lint.rules.navigation.section_without_landing_page import section_without_landing_page
from doc_lint.rules.page.broken_encoding import broken_encoding
from doc_lint.rules.page.broken_front_matter import broken_front_matter
from doc_lint.rules.reachability.too_many_clicks import too_many_clicks
from doc_lint.rules.reference.undocumented_module import undocumented_module

__all__ = ["RULES", "Rule", "rule"]

RULES: tuple[Rule, ...] = (
    nav_too_deep,
    section_order_mismatch,
    section_without_landing_page,
    missing_page,
    page_not_in_nav,
    nav_entry_without_page,
    too_many_clicks,
    landing_field_missing,
    broken_next_step,
    undocumented_module,
    broken_front_matter,
    broken_encoding,
)
