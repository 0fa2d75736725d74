"""What a function asks for, by its parameters."""

from doc_lint.facts.base import asks, fact


def test_positional_parameters_are_asked_for_and_defaults_make_them_optional() -> None:
    def rule(site: object, symbols: object = None, *, words: str = "") -> None: ...

    assert asks(rule) == {"site": False, "symbols": True}


def test_fact_is_named_as_its_function() -> None:
    @fact
    def pages(site: object) -> int:
        return 1

    assert (pages.name, pages.asks) == ("pages", {"site": False})
