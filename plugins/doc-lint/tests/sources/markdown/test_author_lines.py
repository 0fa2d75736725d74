"""Lines of the author's file in a page that a plugin has changed."""

import pytest

from doc_lint.sources.markdown.author_lines import author_lines


@pytest.mark.parametrize(
    ("written", "changed", "numbers"),
    [
        ("a b c", "a b c", [1, 2, 3]),
        ("a b c", "a x y b c", [1, 1, 1, 2, 3]),
        ("a b c", "x a b c", [1, 1, 2, 3]),
        ("a m b c", "a x y b c", [1, 1, 1, 3, 4]),  # the marker m is replaced
        ("a m b m c", "a x b x c", [1, 1, 3, 3, 5]),
        ("a b c d", "a d", [1, 4]),
        ("a - b - c", "a x - y - b - c", [1, 1, 2, 2, 2, 3, 4, 5]),  # an added line that looks like a written one
        ("a b", "a b x", [1, 2, 2]),
        ("b a", "a b", [2, 2]),
        ("", "x y", [1, 1]),
    ],
)
def test_lines_after_a_change_have_the_numbers_of_the_file(written: str, changed: str, numbers: list[int]) -> None:
    assert author_lines(changed.split(), written.split()) == numbers
