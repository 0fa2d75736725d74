"""Findings that a site allows in suppressions, and those that its baseline accepts."""

from msgspec import Struct

from doc_lint.site.location import Location


class Suppression(Struct, frozen=True):
    """A rule whose findings the site allows at some places.

    Attributes:
        rule: Name of the rule, as written.
        reason: Why the findings are allowed; empty if no reason is given.
        location: Where the suppression is.
        pages: Patterns of the pages that it covers.
        lines: First and last line that it covers in its file; `None` if it covers pages.
        comment: The comment, as written; empty in the options.
        defect: What is wrong with its syntax or the name of the rule, or an empty string.
        judged: Whether the rule ran, so that `used` is meaningful; set by the engine.
        used: Number of findings that it covers; set by the engine.
    """

    rule: str
    reason: str
    location: Location
    pages: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    comment: str = ""
    defect: str = ""
    judged: bool = False
    used: int = 0


class Accepted(Struct, frozen=True):
    """An entry of the site's baseline: findings with one identity that are accepted for now.

    Attributes:
        rule: Name of the rule.
        page: Path of the page that the findings are about, or else of the file that contains them.
        key: The key of the findings.
        location: The entry in the baseline file.
        count: Number of accepted findings.
        reason: Why the baseline grew by this entry; empty if no reason was given.
        judged: Whether the rule ran, so that `found` is meaningful; set by the engine.
        found: Number of findings that remain; set by the engine.
    """

    rule: str
    page: str
    key: tuple[str, ...]
    location: Location
    count: int = 1
    reason: str = ""
    judged: bool = False
    found: int = 0
