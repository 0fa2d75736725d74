"""Patterns of paths."""

import pytest

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
