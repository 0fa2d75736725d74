"""Every fact asks for facts by name and type, has a docstring, and does not depend on itself."""

from graphlib import TopologicalSorter
from typing import get_type_hints

import pytest

from doc_lint.engine import LAST, Facts
from doc_lint.facts import FACTS, Fact, Missing
from doc_lint.site import Package, Site
from tests.facts.types import fact_type

each_fact = pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.name)


@each_fact
def test_parameters_are_facts_of_their_type(fact: Fact) -> None:
    hints = get_type_hints(fact.function)
    for name, optional in fact.asks.items():
        assert name not in LAST
        expected = fact_type(name)
        assert hints[name] == (expected | None if optional else expected), name


@each_fact
def test_fact_has_a_docstring(fact: Fact) -> None:
    assert fact.function.__doc__


def test_facts_can_be_ordered() -> None:
    assert [*TopologicalSorter({name: {*fact.asks} for name, fact in FACTS.items()}).static_order()]


def test_fact_is_computed_once_and_only_when_asked_for() -> None:
    calls: list[str] = []

    def first(site: Site) -> int:
        calls.append("first")
        return len(site.pages)

    def second(first: int) -> int:
        return first + 1

    facts = Facts(Site(()), {each.__name__: Fact(each) for each in (first, second)})
    assert calls == []
    assert (facts.get("second"), facts.get("first"), facts.get("second")) == (1, 0, 1)
    assert calls == ["first"]


def test_nothing_is_computed_for_a_fact_that_is_missing() -> None:
    def package(site: Site) -> Missing:
        return Missing(f"{len(site.pages)} pages")

    def tree(site: Site) -> Site:
        raise AssertionError(site)

    def use(package: Package, tree: Site) -> tuple[Package, Site]:
        return package, tree

    assert Facts(Site(()), {each.__name__: Fact(each) for each in (package, tree, use)}).get("use") == Missing(
        "0 pages"
    )


def test_fact_that_depends_on_a_missing_one_is_missing_for_the_same_reason() -> None:
    facts = Facts(Site((), package=Package("no_such_package")))
    for name in ("package", "symbols", "package_code", "type_diagnostics"):
        assert facts.get(name) == Missing("the package `no_such_package` is not installed")
    assert not isinstance(facts.get("anchors"), Missing)
