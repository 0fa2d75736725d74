"""Patterns of paths."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_lint import patterns
from doc_lint.patterns import match


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a/*.md", "a/b.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**", "a/b/c.md", True),
        ("**/c.md", "c.md", True),
        ("**/c.md", "a/b/c.md", True),
        ("**", "a/b/c.md", True),
        ("a.c", "abc", False),
        ("core.execution.*.md", "core.execution.slurm.md", True),
        ("a?c", "abc", True),
        ("[a].md", "[a].md", True),
    ],
)
def test_patterns(pattern: str, path: str, matches: bool) -> None:
    assert match(path, [pattern]) is matches


@given(st.text("ab/", max_size=8), st.text("ab/*?", max_size=8))
def test_both_ways_to_match_agree(path: str, pattern: str) -> None:
    """The expression for patterns with few wildcards, and the way for those with many."""
    parts = [part for part in patterns._WILDCARD.split(pattern) if part]
    expression = "".join(patterns._KNOWN.get(part) or re.escape(part) for part in parts)
    assert patterns._step_through(path, parts) == bool(re.fullmatch(expression, path))


@pytest.mark.parametrize("wildcard", ["*", "**", "**/"])
def test_many_wildcards_do_not_take_forever(wildcard: str) -> None:
    assert not match("a" * 200 + "/a" * 100, [f"{wildcard}a" * 30 + "b"])
    assert match("b/a" * 40 + "b", [f"**{wildcard}a" * 30 + "b"])
