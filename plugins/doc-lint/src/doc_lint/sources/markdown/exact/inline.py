"""Let Python-Markdown try only the inline patterns that may match a text: most can't.

This uses private names of Python-Markdown and of Python's `re`. If they are missing, every pattern is tried.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

_HANDLE = "_InlineProcessor__handleInline"
_APPLY = "_InlineProcessor__applyPattern"
_IN_PLACEHOLDERS = frozenset("\x02\x03:klzwxh0123456789")
"""Characters of the placeholders that replace what a pattern has found."""
_MOST = 12  # characters: a larger set says little
Needed = frozenset[str] | None
"""Characters of which each match has one; `None` if that is unknown."""


def try_few_patterns(markdown: "Markdown") -> None:
    """Make Python-Markdown skip the inline patterns that cannot match a text, since it has none of their characters."""
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import AtomicString

    if not (hasattr(InlineProcessor, _HANDLE) and hasattr(InlineProcessor, _APPLY)):
        return

    class FewPatterns(InlineProcessor):  # type: ignore[misc]
        def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
            self._patterns = [(each, _needed_by(each)) for each in self.inlinePatterns]
            self._characters = frozenset().union(*(needed or () for _, needed in self._patterns))
            return super().run(tree, ancestors)

        def _handle(self, data: Any, patternIndex: int = 0) -> Any:  # noqa: N803 - the name in Python-Markdown
            if isinstance(data, AtomicString):
                return data
            apply = getattr(self, _APPLY)
            present = self._characters.intersection(data)
            for index in range(patternIndex, len(self._patterns)):
                pattern, needed = self._patterns[index]
                if needed is not None and needed.isdisjoint(present):
                    continue
                data, matched, start = apply(pattern, data, index, 0)
                if matched:
                    present |= _IN_PLACEHOLDERS
                while matched:
                    data, matched, start = apply(pattern, data, index, start)
            return data

    setattr(FewPatterns, _HANDLE, FewPatterns._handle)
    for each in markdown.treeprocessors:  # smarty and smartsymbols have one of their own
        if type(each) is InlineProcessor:
            each.__class__ = FewPatterns


def _needed_by(pattern: Any) -> Needed:
    compiled = pattern.getCompiledRegExp()
    return needed_characters(compiled.pattern, compiled.flags) if isinstance(compiled, re.Pattern) else None


@lru_cache(maxsize=512)
def needed_characters(pattern: str, flags: int) -> Needed:
    """Return characters of which each match of a regular expression has one, as few and as rare as possible.

    Args:
        pattern: The expression.
        flags: Its flags.
    """
    try:
        from re import _parser  # type: ignore[attr-defined]

        return _of_sequence(_parser.parse(pattern, flags), bool(flags & re.IGNORECASE))
    except (ImportError, AttributeError, ValueError, TypeError):  # another version of Python
        return None


def _of_sequence(sequence: Iterable[tuple[Any, Any]], ignore_case: bool) -> Needed:
    known = [each for name, value in sequence if (each := _of_part(str(name), value, ignore_case)) is not None]
    return min(known, key=_cost, default=None)


def _cost(characters: frozenset[str]) -> tuple[int, int]:
    return sum(each.isalnum() or each == " " for each in characters), len(characters)


def _of_part(name: str, value: Any, ignore_case: bool) -> Needed:
    """Return the characters of which each match of a part has one, in itself or next to it."""
    if name == "LITERAL":
        return _only({chr(value)}, ignore_case)
    if name == "IN":
        return _of_set(value, ignore_case)
    if name == "BRANCH":
        return _of_branches(value[1], ignore_case)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2], ignore_case) if value[0] else None
    if name == "SUBPATTERN":
        return _of_sequence(value[3], ignore_case or bool(value[1] & re.IGNORECASE))
    if name == "ATOMIC_GROUP":
        return _of_sequence(value, ignore_case)
    return _of_sequence(value[1], ignore_case) if name == "ASSERT" else None


def _of_set(parts: Sequence[tuple[Any, Any]], ignore_case: bool) -> Needed:
    if any(str(name) != "LITERAL" for name, _ in parts):
        return None
    return _only({chr(value) for _, value in parts}, ignore_case)


def _of_branches(branches: Iterable[Iterable[tuple[Any, Any]]], ignore_case: bool) -> Needed:
    found = [_of_sequence(branch, ignore_case) for branch in branches]
    known = [each for each in found if each is not None]
    return _only(set().union(*known), ignore_case) if len(known) == len(found) else None


def _only(characters: set[str], ignore_case: bool) -> Needed:
    """Return a set if it is small, and has no letters where case is ignored: `k` also matches the Kelvin sign."""
    if len(characters) > _MOST or (ignore_case and any(map(str.isalpha, characters))):
        return None
    return frozenset(characters)
