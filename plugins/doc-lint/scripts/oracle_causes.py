"""Disagreements of doc-lint and Python-Markdown that are intended, each with its reason."""

import re
from typing import NamedTuple


class Cause(NamedTuple):
    """Why doc-lint and Python-Markdown disagree on some inputs.

    Attributes:
        kind: What they disagree on.
        pattern: Found in the smallest input that shows it.
        reason: Why doc-lint is right, or why nobody notices.
    """

    kind: str
    pattern: re.Pattern[str]
    reason: str


_EMOJI = re.compile(r":[\w+-]+:")

CAUSES: tuple[Cause, ...] = tuple(
    Cause(kind, _EMOJI, "which emoji exist depends on the version of the theme; doc-lint takes every name for one")
    for kind in ("headings", "ids", "link texts")
)
