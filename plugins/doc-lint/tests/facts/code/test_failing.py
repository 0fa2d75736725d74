"""Lines of code that are shown because they fail."""

import pytest

from doc_lint.facts.code.failing import expected_lines
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
    ],
)
def test_lines_that_are_there_to_fail(code: str, lines: set[int]) -> None:
    assert expected_lines(snippet(code)) == lines
