"""All rules, in reading order. A new rule is one line here, one file below and its test."""

from doc_lint.rules.base import Rule
from doc_lint.rules.claims.forbidden_text import forbidden_text
from doc_lint.rules.claims.required_external_link import required_external_link
from doc_lint.rules.claims.required_text import required_text
from doc_lint.rules.code.unparsable_code import unparsable_code
from doc_lint.rules.code.unresolved_import import unresolved_import
from doc_lint.rules.code.wrong_call import wrong_call
from doc_lint.rules.landing.bare_list_landing import bare_list_landing
from doc_lint.rules.landing.broken_learning_path import broken_learning_path
from doc_lint.rules.landing.broken_next_step import broken_next_step
from doc_lint.rules.landing.landing_field_missing import landing_field_missing
from doc_lint.rules.landing.missing_required_link import missing_required_link
from doc_lint.rules.links.absolute_link import absolute_link
from doc_lint.rules.links.broken_anchor import broken_anchor
from doc_lint.rules.links.broken_link import broken_link
from doc_lint.rules.links.dead_own_url import dead_own_url
from doc_lint.rules.links.directory_link import directory_link
from doc_lint.rules.links.link_to_draft_page import link_to_draft_page
from doc_lint.rules.links.link_to_excluded_page import link_to_excluded_page
from doc_lint.rules.links.missing_alt_text import missing_alt_text
from doc_lint.rules.links.missing_image import missing_image
from doc_lint.rules.links.missing_include import missing_include
from doc_lint.rules.links.raw_html_link import raw_html_link
from doc_lint.rules.links.script_link import script_link
from doc_lint.rules.links.undefined_reference import undefined_reference
from doc_lint.rules.links.vague_link_text import vague_link_text
from doc_lint.rules.links.wrong_case_link import wrong_case_link
from doc_lint.rules.navigation.ambiguous_nav_title import ambiguous_nav_title
from doc_lint.rules.navigation.missing_page import missing_page
from doc_lint.rules.navigation.nav_entry_without_page import nav_entry_without_page
from doc_lint.rules.navigation.nav_folder_mismatch import nav_folder_mismatch
from doc_lint.rules.navigation.nav_too_deep import nav_too_deep
from doc_lint.rules.navigation.page_listed_twice import page_listed_twice
from doc_lint.rules.navigation.page_not_in_nav import page_not_in_nav
from doc_lint.rules.navigation.section_order_mismatch import section_order_mismatch
from doc_lint.rules.navigation.section_without_landing_page import section_without_landing_page
from doc_lint.rules.navigation.sidebar_mismatch import sidebar_mismatch
from doc_lint.rules.page.broken_encoding import broken_encoding
from doc_lint.rules.page.broken_front_matter import broken_front_matter
from doc_lint.rules.page.duplicate_id import duplicate_id
from doc_lint.rules.page.empty_page import empty_page
from doc_lint.rules.page.heading_jump import heading_jump
from doc_lint.rules.page.missing_description import missing_description
from doc_lint.rules.page.missing_title import missing_title
from doc_lint.rules.page.placeholder_text import placeholder_text
from doc_lint.rules.page.second_title import second_title
from doc_lint.rules.page.shadowed_page import shadowed_page
from doc_lint.rules.placement.duplicated_content import duplicated_content
from doc_lint.rules.placement.duplicated_title import duplicated_title
from doc_lint.rules.placement.misplaced_page import misplaced_page
from doc_lint.rules.reachability.dead_end_page import dead_end_page
from doc_lint.rules.reachability.no_inbound_link import no_inbound_link
from doc_lint.rules.reachability.too_many_clicks import too_many_clicks
from doc_lint.rules.reachability.unlinked_child import unlinked_child
from doc_lint.rules.reachability.unreachable_page import unreachable_page
from doc_lint.rules.reference.hub_without_link import hub_without_link
from doc_lint.rules.reference.stale_api_page import stale_api_page
from doc_lint.rules.reference.undocumented_module import undocumented_module
from doc_lint.rules.reference.undocumented_symbol import undocumented_symbol
from doc_lint.rules.suppressions.stale_baseline_entry import stale_baseline_entry
from doc_lint.rules.suppressions.suppression_without_reason import suppression_without_reason
from doc_lint.rules.suppressions.unused_suppression import unused_suppression
from doc_lint.rules.terminology.missing_parameter import missing_parameter
from doc_lint.rules.terminology.misspelled_term import misspelled_term
from doc_lint.rules.terminology.unknown_cli_option import unknown_cli_option
from doc_lint.rules.terminology.unknown_parameter import unknown_parameter
from doc_lint.rules.terminology.unknown_symbol import unknown_symbol

RULES: tuple[Rule, ...] = (
    nav_too_deep,
    section_order_mismatch,
    section_without_landing_page,
    missing_page,
    page_not_in_nav,
    page_listed_twice,
    nav_entry_without_page,
    ambiguous_nav_title,
    nav_folder_mismatch,
    sidebar_mismatch,
    too_many_clicks,
    unreachable_page,
    no_inbound_link,
    unlinked_child,
    dead_end_page,
    landing_field_missing,
    bare_list_landing,
    broken_next_step,
    missing_required_link,
    broken_learning_path,
    misplaced_page,
    duplicated_title,
    duplicated_content,
    unknown_symbol,
    unknown_parameter,
    missing_parameter,
    unknown_cli_option,
    misspelled_term,
    unparsable_code,
    unresolved_import,
    wrong_call,
    undocumented_module,
    stale_api_page,
    hub_without_link,
    undocumented_symbol,
    forbidden_text,
    required_text,
    required_external_link,
    broken_link,
    broken_anchor,
    missing_image,
    missing_include,
    missing_alt_text,
    absolute_link,
    directory_link,
    raw_html_link,
    link_to_excluded_page,
    link_to_draft_page,
    undefined_reference,
    wrong_case_link,
    dead_own_url,
    script_link,
    vague_link_text,
    missing_title,
    second_title,
    heading_jump,
    duplicate_id,
    empty_page,
    shadowed_page,
    missing_description,
    placeholder_text,
    broken_front_matter,
    broken_encoding,
    unused_suppression,
    suppression_without_reason,
    stale_baseline_entry,
)
