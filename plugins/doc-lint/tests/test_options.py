"""Options: what is read, what is chosen, and what is said of a mistake."""

from typing import Any

import pytest

from doc_lint import RULES, OptionError, Options, read_options


def chosen(options: Options) -> set[str]:
    return {rule.name for rule in options.chosen()}


def test_rules_that_are_on_by_default_run() -> None:
    assert chosen(Options()) == {rule.name for rule in RULES if not rule.opt_in}


def test_naming_an_opt_in_rule_runs_it() -> None:
    assert chosen(read_options({"rules": {"missing-page": None}})) - chosen(Options()) == {"missing-page"}


def test_select_takes_rules_and_families_and_all() -> None:
    landing = {rule.name for rule in RULES if rule.family == "landing"}
    assert chosen(read_options({"select": ["landing", "missing-page"]})) == {*landing, "missing-page"}
    assert chosen(read_options({"select": ["all"]})) == {rule.name for rule in RULES}


def test_ignored_family_leaves_the_rule_that_is_selected_by_name() -> None:
    assert chosen(read_options({"select": ["landing", "broken-next-step"], "ignore": ["landing"]})) == {
        "broken-next-step"
    }


def test_one_run_selects_instead_of_the_site() -> None:
    site = read_options({"select": ["landing"], "ignore": ["nav-too-deep"]})
    assert chosen(site.override(["nav-too-deep"], [], {})) == {"nav-too-deep"}


def test_one_run_ignores_beside_the_site() -> None:
    site = read_options({"ignore": ["nav-too-deep"]})
    assert chosen(site.override([], ["links"], {})) == {
        rule.name for rule in RULES if not rule.opt_in and rule.family != "links" and rule.name != "nav-too-deep"
    }


def test_one_run_sets_a_severity_and_keeps_the_rule_s_options() -> None:
    site = read_options({"rules": {"nav-too-deep": {"max_depth": 5}}}).override([], [], {"nav-too-deep": "info"})
    assert (site.rules["nav-too-deep"].severity, site.rules["nav-too-deep"].values) == ("info", {"max_depth": 5})


@pytest.mark.parametrize(
    ("raw", "keys", "message"),
    [
        ({"rulez": {}}, ("rulez",), "no such option; did you mean `rules`?"),
        ({"rules": ["nav-too-deep"]}, ("rules",), "expected a mapping of rule names, got a list"),
        ({"rules": {"nav-too-deep": 3}}, ("rules", "nav-too-deep"), "expected a mapping of options, got a number"),
        (
            {"allow": [{"rule": "nav-to-deep", "pages": ["a.md"]}]},
            ("allow", "0", "rule"),
            "no such rule `nav-to-deep`; did you mean `nav-too-deep`?",
        ),
        (
            {"allow": [{"rule": "nav-too-deep", "pages": ["a.md"]}, {"rule": "nav-too-deep"}]},
            ("allow", "1"),
            "object missing required field `pages`",
        ),
        (
            {"allow": [{"rule": "nav-too-deep", "page": ["a.md"]}]},
            ("allow", "0", "page"),
            "no such option; did you mean `pages`?",
        ),
        (
            {"allow": ["nav-too-deep"]},
            ("allow", "0"),
            "expected a mapping with `rule`, `pages` and `reason`, got a text",
        ),
        ({"select": "links"}, ("select",), "expected `array`, got `str`"),
        ({"select": ["nav-to-deep"]}, ("select",), "no rule or family `nav-to-deep`; did you mean `nav-too-deep`?"),
        (
            {"rules": {"missing-page": {"pages": ["a.md", 3]}}},
            ("rules", "missing-page", "pages[1]"),
            "expected `str`, got `int`",
        ),
    ],
)
def test_mistake_is_named_with_what_was_expected(raw: dict[str, Any], keys: tuple[str, ...], message: str) -> None:
    with pytest.raises(OptionError) as caught:
        read_options(raw)
    assert (caught.value.keys, caught.value.message) == (keys, message)
