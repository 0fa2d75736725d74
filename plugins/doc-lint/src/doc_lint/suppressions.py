"""Suppressions: findings that a comment in a page or the option `allow` allows, each with a reason.

`<!-- doc-lint: allow RULE, RULE -- REASON -->` covers

- the whole page, if it comes before all text of the page;
- its own line, if that line contains other text;
- otherwise the lines after it, up to the next blank line outside a fenced code block.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from msgspec.structs import replace

from doc_lint import renames
from doc_lint.findings import Finding
from doc_lint.options import Allow
from doc_lint.patterns import match
from doc_lint.site import CodeSpan, Location, Page, Site, Suppression

ReadFile = Callable[[str], bytes | None]

_COMMENT = re.compile(
    r"<!--\s*doc-lint\b:?\s*(?P<verb>[^\s:]*)\s*(?P<rules>.*?)(?:\s+--\s+(?P<reason>.*?))?\s*-->", re.DOTALL
)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_EXPECTED = "expected `<!-- doc-lint: allow RULE -- REASON -->`"


def in_pages(site: Site, read: ReadFile) -> tuple[Suppression, ...]:
    """Return the suppressions in the comments of all pages.

    Args:
        site: The site.
        read: Returns the content of a file by its location's path, or `None`. The text around a comment determines
            which lines the comment covers.
    """
    file_of = cache(lambda path: _Lines((read(path) or b"").decode(errors="replace").splitlines()))
    found: dict[Suppression, None] = {}  # several pages may include the same file
    for page in site.pages:
        comments = [comment for comment in page.comments if "doc-lint" in comment.text]
        first = _first_text(page) if comments else None
        for comment in comments:
            is_first = first is None or not first < comment.location
            found |= dict.fromkeys(_read_comment(page, comment, file_of, is_first=is_first))
    return tuple(found)


def _read_comment(
    page: Page, comment: CodeSpan, file_of: Callable[[str], "_Lines"], *, is_first: bool
) -> Iterator[Suppression]:
    parts = _COMMENT.match(comment.text)
    if not parts:
        return
    where = comment.location
    names = [name.strip() for name in parts["rules"].split(",")]
    if parts["verb"] != "allow" or not all(re.fullmatch(r"[a-z0-9-]+", name) for name in names):
        yield Suppression("", "", where, defect=f"this comment has no effect; {_EXPECTED}")
        return
    whole_page = where.path == page.location.path and is_first
    lines = None if whole_page else file_of(where.path).covered(comment)
    pages = (page.path,) if whole_page else ()
    for name in names:
        reason = " ".join((parts["reason"] or "").split())
        yield Suppression(name, reason, where, pages, lines, comment.text.strip())


def _first_text(page: Page) -> Location | None:
    parts = (page.headings, page.prose, page.code_blocks)
    return min((each.location for part in parts for each in part), default=None)


class _Lines:
    """The lines of a file, with the ends of blocks that are known, so that each block is read once."""

    def __init__(self, lines: list[str]):
        self.lines = lines
        self.ends: dict[int, int] = {}

    def covered(self, comment: CodeSpan) -> tuple[int, int]:
        """Return the first and last line covered by a comment that does not cover its whole page."""
        first = comment.location.line
        last = first + comment.text.strip().count("\n")
        around = "\n".join(self.lines[first - 1 : last]).replace(comment.text.strip(), "", 1)
        if around.strip():
            return first, last
        end = last
        while end < len(self.lines) and not self.lines[end].strip():
            end += 1
        return first, self._end(end)

    def _end(self, start: int) -> int:
        """Return the index of the first blank line from a given one on that is not in a fenced code block."""
        end, fence = start, ""
        starts = []
        while end < len(self.lines) and (fence or self.lines[end].strip()):
            if not fence and end in self.ends:
                end = self.ends[end]
                break
            if not fence:
                starts.append(end)
            mark = _FENCE.match(self.lines[end])
            if fence:
                fence = "" if self.lines[end].strip().startswith(fence) else fence
            elif mark:
                fence = mark[1]
            end += 1
        self.ends |= dict.fromkeys(starts, end)
        return end


def in_options(site: Site, allow: Iterable[Allow]) -> Iterator[Suppression]:
    """Yield the suppressions of the option `allow`, located at their entries."""
    for index, entry in enumerate(allow):
        yield Suppression(entry.rule, entry.reason, site.option_location("allow", str(index)), entry.pages)


def apply(
    findings: Iterable[Finding],
    suppressions: Iterable[Suppression],
    ran: Collection[str],
    known: Collection[str],
    unsure: Iterable[Finding] = (),
) -> tuple[list[Finding], tuple[Suppression, ...]]:
    """Remove the findings that a suppression covers.

    Args:
        findings: All findings.
        suppressions: All suppressions.
        ran: Names of the rules that ran.
        known: Names of all rules that can be suppressed.
        unsure: Places that rules could not judge. A suppression that covers one is not judged either.

    Returns:
        The remaining findings, and the suppressions with how often each was used.
    """
    suppressions = (replace(each, rule=renames.current(each.rule)) for each in suppressions)
    declared = [_with_status(suppression, ran, known) for suppression in suppressions]
    judged, unjudged = _Places(findings), _Places(unsure)
    after = tuple(
        replace(each, used=judged.cover(each), judged=each.judged and not unjudged.cover(each)) for each in declared
    )
    return judged.remaining(), after


def _with_status(suppression: Suppression, ran: Collection[str], known: Collection[str]) -> Suppression:
    name = suppression.rule
    if suppression.defect or name in known:
        return replace(suppression, judged=name in ran)
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    return replace(suppression, defect=f"`{name}` is not a rule that can be allowed{meant}")


class _Places:
    """Findings, arranged so that those that a suppression covers are found without looking at the others."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = list(findings)
        self.of_pages: dict[str, dict[str, list[int]]] = {}
        self.of_files: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for index, finding in enumerate(self.findings):
            self.of_pages.setdefault(finding.rule, {}).setdefault(finding.subject, []).append(index)
            where = finding.location
            self.of_files.setdefault((finding.rule, where.path), []).append((where.line, index))
        for places in self.of_files.values():
            places.sort()
        self.covered: set[int] = set()
        self.ranges: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def cover(self, suppression: Suppression) -> int:
        """Return how many findings a suppression covers."""
        if suppression.lines is None:
            of_pages = self.of_pages.get(suppression.rule, {})
            plain = not any("*" in pattern or "?" in pattern for pattern in suppression.pages)
            pages = of_pages.keys() & {*suppression.pages} if plain else of_pages
            found = [of_pages[page] for page in pages if plain or match(page, suppression.pages)]
            self.covered.update(*found)
            return sum(map(len, found))
        key = (suppression.rule, suppression.location.path)
        first, last = (bisect_left(self.of_files.get(key, ()), (suppression.lines[i] + i, 0)) for i in (0, 1))
        self.ranges.setdefault(key, []).append((first, last))
        return last - first

    def remaining(self) -> list[Finding]:
        """Return the findings that no suppression covers."""
        for key, ranges in self.ranges.items():
            end = 0
            for first, last in sorted(ranges):
                self.covered.update(index for _, index in self.of_files.get(key, [])[max(first, end) : last])
                end = max(end, last)
        return [finding for index, finding in enumerate(self.findings) if index not in self.covered]
