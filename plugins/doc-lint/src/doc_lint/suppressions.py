"""Suppressions: findings that a comment in a page or the option `allow` allows, each with a reason.

`<!-- doc-lint: allow RULE, RULE -- REASON -->` covers

- the whole page, if it comes before all text of the page;
- its own line, if that line contains other text;
- otherwise the lines after it, up to the next blank line outside a fenced code block.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from msgspec.structs import replace

from doc_lint import renames
from doc_lint.findings import Finding
from doc_lint.options import Allow
from doc_lint.patterns import match
from doc_lint.site import CodeSpan, Page, Site, Suppression

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
    lines_of = cache(lambda path: (read(path) or b"").decode(errors="replace").splitlines())
    found = (
        suppression
        for page in site.pages
        for comment in page.comments
        if "doc-lint" in comment.text
        for suppression in _read_comment(page, comment, lines_of)
    )
    return tuple(dict.fromkeys(found))  # several pages may include the same file


def _read_comment(page: Page, comment: CodeSpan, lines_of: Callable[[str], list[str]]) -> Iterator[Suppression]:
    parts = _COMMENT.match(comment.text)
    if not parts:
        return
    where = comment.location
    names = [name.strip() for name in parts["rules"].split(",")]
    if parts["verb"] != "allow" or not all(re.fullmatch(r"[a-z0-9-]+", name) for name in names):
        yield Suppression("", "", where, defect=f"this comment has no effect; {_EXPECTED}")
        return
    whole_page = where.path == page.location.path and _precedes_all_text(comment, page)
    lines = None if whole_page else covered_lines(lines_of(where.path), comment)
    pages = (page.path,) if whole_page else ()
    for name in names:
        reason = " ".join((parts["reason"] or "").split())
        yield Suppression(name, reason, where, pages, lines, comment.text.strip())


def _precedes_all_text(comment: CodeSpan, page: Page) -> bool:
    parts = (page.headings, page.prose, page.code_blocks)
    return not any(each.location < comment.location for part in parts for each in part)


def covered_lines(lines: list[str], comment: CodeSpan) -> tuple[int, int]:
    """Return the first and last line covered by a comment that does not cover its whole page.

    Args:
        lines: The lines of the file.
        comment: The comment.
    """
    first = comment.location.line
    last = first + comment.text.strip().count("\n")
    around = "\n".join(lines[first - 1 : last]).replace(comment.text.strip(), "", 1)
    if around.strip():
        return first, last
    end = last
    while end < len(lines) and not lines[end].strip():
        end += 1
    fence = ""
    while end < len(lines) and (fence or lines[end].strip()):
        mark = _FENCE.match(lines[end])
        if fence:
            fence = "" if lines[end].strip().startswith(fence) else fence
        elif mark:
            fence = mark[1]
        end += 1
    return first, end


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
    by_rule: dict[str, list[int]] = {}
    for index, suppression in enumerate(declared):
        by_rule.setdefault(suppression.rule, []).append(index)
    remaining = []
    used = [0] * len(declared)
    for finding in findings:
        covering = [index for index in by_rule.get(finding.rule, ()) if _covers(declared[index], finding)]
        for index in covering:
            used[index] += 1
        if not covering:
            remaining.append(finding)
    for place in unsure:
        for index in by_rule.get(place.rule, ()):
            if _covers(declared[index], place):
                declared[index] = replace(declared[index], judged=False)
    return remaining, tuple(replace(each, used=count) for each, count in zip(declared, used, strict=True))


def _with_status(suppression: Suppression, ran: Collection[str], known: Collection[str]) -> Suppression:
    name = suppression.rule
    if suppression.defect or name in known:
        return replace(suppression, judged=name in ran)
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    return replace(suppression, defect=f"`{name}` is not a rule that can be allowed{meant}")


def _covers(suppression: Suppression, finding: Finding) -> bool:
    if suppression.lines is None:
        return match(finding.subject, suppression.pages)
    where = finding.location
    return where.path == suppression.location.path and suppression.lines[0] <= where.line <= suppression.lines[1]
