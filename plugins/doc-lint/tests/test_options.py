"""Options: the rules that they choose, and messages about invalid options."""

from typing import Any

import pytest

from doc_lint import RULES, OptionError, Options, read_options


def chosen(options: Options) -> set[str]:
    return {rule.name for rule in options.chosen()}


def test_opt_in_rules_do_not_run_by_default() -> None:
    assert chosen(Options()) == {rule.name for rule in RULES if not rule.opt_in}


def test_configuring_an_opt_in_rule_turns_it_on() -> None:
    assert chosen(read_options({"rules": {"missing-page": None}})) - chosen(Options()) == {"missing-page"}


def test_select_accepts_rules_families_and_all() -> None:
    landing = {rule.name for rule in RULES if rule.family == "landing"}
    assert chosen(read_options({"select": ["landing", "missing-page"]})) == {*landing, "missing-page"}
    assert chosen(read_options({"select": ["all"]})) == {rule.name for rule in RULES}


def test_rule_selected_by_name_runs_even_if_its_family_is_ignored() -> None:
    assert chosen(read_options({"select": ["landing", "broken-next-step"], "ignore": ["landing"]})) == {
        "broken-next-step"
    }


def test_select_of_a_run_replaces_that_of_the_site() -> None:
    site = read_options({"select": ["landing"], "ignore": ["nav-too-deep"]})
    assert chosen(site.override(["nav-too-deep"], [], {})) == {"nav-too-deep"}


def test_ignore_of_a_run_adds_to_that_of_the_site() -> None:
    site = read_options({"ignore": ["nav-too-deep"]})
    assert chosen(site.override([], ["links"], {})) == {
        rule.name for rule in RULES if not rule.opt_in and rule.family != "links" and rule.name != "nav-too-deep"
    }


def test_severity_of_a_run_keeps_the_rule_s_options() -> None:
    site = read_options({"rules": {"nav-too-deep": {"max_depth": 5}}}).override([], [], {"nav-too-deep": "info"})
    assert (site.rules["nav-too-deep"].severity, site.rules["nav-too-deep"].values) == ("info", {"max_depth": 5})


@pytest.mark.parametrize(
    ("raw", "keys", "message"),
    [
        ({"rulez": {}}, ("rulez",), "unknown option; did you mean `rules`?"),
        ({"rules": ["nav-too-deep"]}, ("rules",), "expected a mapping from rule names to options, got a list"),
        ({"rules": {"nav-too-deep": 3}}, ("rules", "nav-too-deep"), "expected a mapping of options, got a number"),
        (
            {"allow": [{"rule": "nav-to-deep", "pages": ["a.md"]}]},
            ("allow", "0", "rule"),
            "unknown rule `nav-to-deep`; did you mean `nav-too-deep`?",
        ),
        (
            {"allow": [{"rule": "nav-too-deep", "pages": ["a.md"]}, {"rule": "nav-too-deep"}]},
            ("allow", "1"),
            "object missing required field `pages`",
        ),
        (
            {"allow": [{"rule": "nav-too-deep", "page": ["a.md"]}]},
            ("allow", "0", "page"),
            "unknown option; did you mean `pages`?",
        ),
        (
            {"allow": ["nav-too-deep"]},
            ("allow", "0"),
            "expected a mapping with `rule`, `pages` and `reason`, got a string",
        ),
        ({"select": "links"}, ("select",), "expected `array`, got `str`"),
        (
            {"select": ["nav-to-deep"]},
            ("select",),
            "unknown rule or family `nav-to-deep`; did you mean `nav-too-deep`?",
        ),
        (
            {"rules": {"missing-page": {"pages": ["a.md", 3]}}},
            ("rules", "missing-page", "pages[1]"),
            "expected `str`, got `int`",
        ),
    ],
)
def test_invalid_option_is_explained(raw: dict[str, Any], keys: tuple[str, ...], message: str) -> None:
    with pytest.raises(OptionError) as caught:
        read_options(raw)
    assert (caught.value.keys, caught.value.message) == (keys, message)


def test_a_checklist_is_read() -> None:
    item = {"section": "Links", "text": "All work.", "rules": ["links"], "pages": ["a.md"], "question": None}
    (read,) = read_options({"checklist": [item]}).checklist
    assert (read.section, read.text, read.rules, read.pages, read.question) == (
        "Links",
        "All work.",
        ("links",),
        ("a.md",),
        "",
    )


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"rules": ["links"]}, "checklist.0: object missing required field `text`"),
        ({"text": "All work."}, "checklist.0: has neither `rules` that decide it nor a `question` for a person"),
        ({"text": "A", "rules": ["linkz"]}, "checklist.0.rules: unknown rule or family `linkz`; did you mean `links`?"),
        ({"txt": "A"}, "checklist.0.txt: unknown option; did you mean `text`?"),
    ],
)
def test_a_wrong_item_of_a_checklist_is_refused(item: object, message: str) -> None:
    with pytest.raises(OptionError) as error:
        read_options({"checklist": [item]})
    assert str(error.value) == message


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "lint.example"])
def test_links_to_rules_are_web_addresses(url: str) -> None:
    with pytest.raises(OptionError, match="does not begin with `https://`"):
        read_options({"rules_url": url})
    assert read_options({"rules_url": "https://lint.example/"}).rules_url == "https://lint.example/"
