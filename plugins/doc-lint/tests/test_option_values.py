"""Single values of options."""

import pytest

from doc_lint.option_values import OptionError, convert, did_you_mean, kind_of, reject_unknown


def test_a_value_of_the_type_is_returned() -> None:
    assert convert(("max_depth",), 3, int) == 3
    assert convert(("ignore",), ["links"], tuple[str, ...]) == ("links",)


def test_an_error_has_the_path_to_the_value() -> None:
    with pytest.raises(OptionError) as error:
        convert(("rules", "links"), ["a", 1], tuple[str, ...])
    assert error.value.keys == ("rules", "links[1]")
    assert error.value.message == "expected `str`, got `int`"


def test_an_unknown_name_has_a_suggestion() -> None:
    with pytest.raises(OptionError, match=r"rules\.serverity: unknown option; did you mean `severity`"):
        reject_unknown(("rules",), {"serverity": 1}, ["severity", "pages"])


def test_without_a_close_name_all_are_listed() -> None:
    assert did_you_mean("x", ["severity", "pages"]) == "; known: severity, pages"


@pytest.mark.parametrize(("value", "kind"), [([], "a list"), ("", "a string"), (1, "a number"), (None, "NoneType")])
def test_kinds_in_the_words_of_yaml(value: object, kind: str) -> None:
    assert kind_of(value) == kind
