"""What a rule is."""

from collections.abc import Iterator
from types import FunctionType

import pytest

from doc_lint import RULES, Finding, Site, rule
from doc_lint.rules.base import Claim


def some_rule(site: Site, *, words: str = "") -> Iterator[Finding]:
    """Summary."""
    yield from ()


@pytest.mark.parametrize(
    ("module", "family"),
    [("my_rules", "my-rules"), ("acme_doc_lint.rules.shouting_title", "acme-doc-lint")],
)
def test_family_of_another_package_is_the_package(module: str, family: str) -> None:
    function = FunctionType(some_rule.__code__, {"__name__": module}, "some_rule")
    function.__module__ = module
    assert rule()(function).family == family


def test_family_can_be_set() -> None:
    assert rule(family="style")(some_rule).family == "style"


def test_own_rules_belong_to_the_family_of_their_folder() -> None:
    families = {each.name: each.family for each in RULES}
    assert (families["nav-too-deep"], families["broken-link"]) == ("navigation", "links")


def test_positional_parameters_are_facts_and_keywords_are_options() -> None:
    made = rule()(some_rule)
    assert (made.asks, list(made.options)) == ({"site": False}, ["words"])


@pytest.mark.parametrize(("expression", "text"), [("ships with", "ships  with"), ("ships with", "SHIPS\nwith")])
def test_claim_ignores_white_space_and_case(expression: str, text: str) -> None:
    pattern = Claim(("**",), "it does not").compile(expression)
    assert pattern
    assert pattern.search(text)


def test_invalid_expression_compiles_to_none() -> None:
    assert Claim(("**",), "x").compile("(") is None
