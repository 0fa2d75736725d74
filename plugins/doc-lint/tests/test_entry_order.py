"""Entries of a list, sorted with what belongs to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_lint.entry_order import reorder

NAV = """\
nav:
  - index.md
  # Practice
  - Guides:
      - guides/index.md
      # - guides/soon.md

      - guides/a.md

  # Everything else

  - Blog: blog.md
  - About:  # short
    - about/index.md

plugins: [search]
"""
SORTED = """\
nav:
  - index.md
  - About:  # short
    - about/index.md

  # Everything else

  - Blog: blog.md
  # Practice
  - Guides:
      - guides/index.md
      # - guides/soon.md

      - guides/a.md

plugins: [search]
"""


def swapped(text: str, *, yaml: bool = True) -> str | None:
    """Return a text with the entries Guides and About swapped; `None` if they can't be."""
    lines = text.split("\n")
    entries = [next(at for at, line in enumerate(lines) if name in line) for name in ("Guides", "About")]
    found = reorder(lines, sorted(entries), [1, 0], yaml=yaml)
    if found is None:
        return None
    first, new = found
    return "\n".join([*lines[:first], *new, *lines[first + len(new) :]])


def test_entries_move_with_what_is_below_them_and_the_comments_above() -> None:
    assert swapped(NAV) == SORTED
    assert swapped(SORTED) == NAV


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nav:\n- Guides: a.md\n- About: b.md\nplugins: []", "nav:\n- About: b.md\n- Guides: a.md\nplugins: []"),
        ("nav:\n  Guides: a.md\n  About: b.md", "nav:\n  About: b.md\n  Guides: a.md"),
        ("- Guides: a.md\n\n- About: b.md", "- About: b.md\n\n- Guides: a.md"),
    ],
)
def test_every_block_style_of_yaml_is_sorted(before: str, after: str) -> None:
    assert swapped(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "nav: [Guides: a.md, About: b.md]",
        "nav: [Guides: a.md,\n      About: b.md]",
        "- X:\n  - Guides: a.md\n- About: b.md",
        "- Guides: [\na.md\n]\n- About: b.md",
        "- Guides: &a a.md\n- About: *a",
        "Guides:\n- About: b.md",
    ],
)
def test_lines_that_are_no_whole_entries_of_one_list_stay(text: str) -> None:
    assert swapped(text) is None


def test_heading_in_a_nav_file_is_no_comment() -> None:
    text = "# Nav\n* [Guides](g/)\n    * [A](g/a.md)\n* [About](b.md)\n\nMore."
    expected = "# Nav\n* [About](b.md)\n* [Guides](g/)\n    * [A](g/a.md)\n\nMore."
    assert swapped(text, yaml=False) == expected


@given(st.lists(st.sampled_from(["- a", "  - b", "", "# c", "  # d", "x:"]), max_size=8), st.permutations(range(3)))
def test_no_line_is_lost_or_changed(between: list[str], order: list[int]) -> None:
    lines = ["- 0", *between, "- 1", *between, "- 2", *between]
    entries = [at for at, line in enumerate(lines) if line[2:].isdigit()]
    found = reorder(lines, entries, order, yaml=True)
    assert found is not None
    first, new = found
    result = [*lines[:first], *new, *lines[first + len(new) :]]
    assert sorted(result) == sorted(lines)
    assert [line[2:] for line in result if line[2:].isdigit()] == [str(number) for number in order]
