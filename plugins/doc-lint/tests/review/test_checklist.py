"""Answers to a checklist, on a real site."""

from doc_lint.review import Review
from tests.review.conftest import reviewed


def test_each_item_is_answered_by_its_rules(review: Review) -> None:
    assert [(answer.text, answer.verdict) for answer in review.answers] == [
        ("Every link leads somewhere.", "fail"),
        ("Every page is linked.", "fail"),
        ("The nav is flat.", "person"),
        ("Sidebars show it.", "unknown"),
    ]


def test_a_failure_has_its_places(review: Review) -> None:
    broken = review.answers[0]
    assert [(place.rule, place.path, place.line) for place in broken.evidence] == [("broken-link", "docs/index.md", 7)]
    assert [(each.rule, each.findings) for each in broken.decisions] == [("broken-link", 1)]


def test_pages_to_look_at_and_patterns_that_match_none(review: Review) -> None:
    assert review.answers[1].pages == ("guides/index.md", "guides/pay.md")
    assert review.answers[1].unmatched == ("missing/*.md",)


def test_a_rule_that_did_not_run_has_a_reason(review: Review) -> None:
    (sidebar,) = review.answers[3].decisions
    assert sidebar.reason == "it needs built pages, so it runs only in a build"


def test_a_rule_that_is_not_selected_is_named() -> None:
    options = "plugins: [{doc-lint: {checklist: [{text: Short, rules: [no-inbound-link]}]}}]"
    (answer,) = reviewed({"mkdocs.yml": options, "docs/index.md": "# A\n"}).answers
    assert answer.verdict == "unknown"
    assert [each.reason for each in answer.decisions] == ["the site does not select it"]


def test_rules_of_a_family_that_are_not_selected_decide_nothing() -> None:
    options = "plugins: [{doc-lint: {checklist: [{text: Clicks, rules: [reachability]}]}}]"
    (answer,) = reviewed({"mkdocs.yml": options, "docs/index.md": "# A\n"}).answers
    assert answer.verdict == "pass"
    decisions = {each.rule for each in answer.decisions}
    assert "unreachable-page" in decisions
    assert "no-inbound-link" not in decisions
