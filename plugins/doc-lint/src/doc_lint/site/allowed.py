"""What a site allows: rules to be broken at some places, and findings that its baseline accepts."""

from msgspec import Struct

from doc_lint.site.location import Location


class Suppression(Struct, frozen=True):
    """A rule that the site allows to be broken at some places.

    Attributes:
        rule: Its name, as written.
        reason: Why; empty where none is given.
        location: Where it is written.
        pages: Patterns of the pages that it covers.
        lines: First and last line that it covers in its file; `None` where it covers pages.
        defect: What is wrong with how it is written, or the empty string.
        judged: Whether the rule ran, so that it can be told whether this is used; the engine fills it in.
        used: How many findings it covers; the engine fills it in.
    """

    rule: str
    reason: str
    location: Location
    pages: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    defect: str = ""
    judged: bool = False
    used: int = 0


class Accepted(Struct, frozen=True):
    """Findings of one kind that the site's baseline accepts for now.

    Attributes:
        rule: Name of the rule.
        page: Path of the page that they are about, or of the file that they are in.
        key: What makes it this finding.
        location: The entry of the baseline.
        count: How many are accepted.
        reason: Why, where the baseline grew.
        judged: Whether the rule ran, so that it can be told how many are left; the engine fills it in.
        found: How many are left; the engine fills it in.
    """

    rule: str
    page: str
    key: tuple[str, ...]
    location: Location
    count: int = 1
    reason: str = ""
    judged: bool = False
    found: int = 0
