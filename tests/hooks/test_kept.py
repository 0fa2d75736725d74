"""A result is kept as long as each build asks for it."""

from collections.abc import Iterator

import pytest
from markupsafe import Markup

from kept import end_build, kept


@pytest.fixture(autouse=True)
def builds() -> Iterator[None]:
    """Begin and end with nothing kept."""
    yield
    end_build()
    end_build()


def test_a_result_is_computed_again_after_a_build_that_did_not_ask_for_it() -> None:
    asked = []

    @kept
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    for pages in (["one", "two", "one"], ["one", "three"], ["one", "two"]):
        assert [length(page) for page in pages] == [len(page) for page in pages]
        end_build()
    assert asked == ["one", "two", "three", "two"]


def test_none_is_a_result() -> None:
    asked = []

    @kept
    def nothing(text: str) -> None:
        asked.append(text)

    for _ in range(3):
        nothing("one")
        end_build()
    assert asked == ["one"]


def test_equal_values_of_different_types_have_results_of_their_own() -> None:
    @kept
    def kind(value: object, *, name: object = "") -> str:
        return f"{type(value).__name__} {type(name).__name__}"

    assert [kind(1), kind(1.0), kind(True)] == ["int str", "float str", "bool str"]
    assert [kind("a", name="b"), kind("a", name=Markup("b"))] == ["str str", "str Markup"]


def test_an_error_is_not_kept() -> None:
    asked = []

    @kept
    def inverse(value: int) -> float:
        asked.append(value)
        return 1 / value

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            inverse(0)
    assert asked == [0, 0]
