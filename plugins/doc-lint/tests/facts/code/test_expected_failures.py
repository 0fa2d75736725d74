"""Lines of code that are expected to fail."""

import pytest

from doc_lint.facts.code.expected_failures import expected_failures
from tests.facts.code.test_snippets import snippet


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("f(1)", set()),
        ("f(1)  # TypeError: no such argument", {1}),
        ("# this raises\nf(1)\nf(2)\n\nf(3)", {1, 2, 3}),
        ("try:\n    f(1)\nexcept TypeError:\n    g()", {1, 2}),
        ("with pytest.raises(TypeError):\n    f(1)", {1, 2}),
        ("f(1)  # it works", set()),
        ("f(1)  # one # two: this fails", {1}),
        ("f(1)  " + "#" * 100_000, set()),
    ],
)
def test_lines_that_are_expected_to_fail(code: str, lines: set[int]) -> None:
    assert expected_failures(snippet(code)) == lines
