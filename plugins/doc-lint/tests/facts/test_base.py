"""Facts that a function asks for by its parameters."""

from doc_lint.facts.base import asks, fact


def test_positional_parameters_are_facts_and_optional_with_a_default() -> None:
    def rule(site: object, symbols: object = None, *, words: str = "") -> None: ...

    assert asks(rule) == {"site": False, "symbols": True}


def test_fact_has_the_name_of_its_function() -> None:
    @fact
    def pages(site: object) -> int:
        return 1

    assert (pages.name, pages.asks) == ("pages", {"site": False})
