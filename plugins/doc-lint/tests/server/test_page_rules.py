"""Rules about single pages find the same on a page alone as on the whole site."""

import pytest
from msgspec.structs import replace

from doc_lint import Finding, engine
from doc_lint.explain import example_files
from doc_lint.grouping import each_place
from doc_lint.rules import RULES, Rule
from doc_lint.server.page_rules import page_rules
from doc_lint.testing import loaded


def test_most_findings_are_those_of_page_rules() -> None:
    names = {rule.name for rule in page_rules(RULES)}
    assert {"broken-link", "broken-anchor", "heading-jump", "broken-next-step"} <= names
    assert {"no-inbound-link", "duplicated-title", "missing-description"}.isdisjoint(names)


@pytest.mark.parametrize("rule", page_rules(RULES), ids=lambda rule: str(rule.name))
def test_page_alone_has_the_same_findings(rule: Rule) -> None:
    for files in example_files(rule):
        with loaded(files) as read:
            options = replace(read.options, select=(rule.name,))
            whole = places(engine.lint(read.site, options).findings)
            alone = [
                place
                for page in read.site.pages
                for place in places(engine.lint(read.site.only([page]), options).findings)
                if place.page == page.path
            ]
        assert sorted(alone, key=str) == sorted((place for place in whole if place.page), key=str)


def places(findings: tuple[Finding, ...]) -> list[Finding]:
    return [replace(place, cause=()) for place in each_place(findings)]
