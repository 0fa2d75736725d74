"""Findings that a site allows: in a comment of the page, or in the option `allow`. Each says why.

`<!-- doc-lint: allow RULE, RULE -- REASON -->` covers

- the whole page, where it stands above all text of the page;
- its own line, where other text stands on that line;
- else what stands below it, up to the next blank line, a fenced block of code up to its end.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches

from msgspec.structs import replace

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
    """Return what the comments of all pages allow.

    Args:
        site: The site.
        read: Returns a file by its path as locations have it: what a comment covers shows in the text around it.
    """
    found = (
        suppression
        for page in site.pages
        for comment in page.comments
        if "doc-lint" in comment.text
        for suppression in _read_comment(page, comment, read)
    )
    return tuple(dict.fromkeys(found))  # an included file may come several times


def _read_comment(page: Page, comment: CodeSpan, read: ReadFile) -> Iterator[Suppression]:
    written = _COMMENT.match(comment.text)
    if not written:
        return
    where = comment.location
    names = [name.strip() for name in written["rules"].split(",")]
    if written["verb"] != "allow" or not all(re.fullmatch(r"[a-z0-9-]+", name) for name in names):
        yield Suppression("", "", where, defect=f"this comment allows nothing; {_EXPECTED}")
        return
    whole_page = where.path == page.location.path and _stands_above_all(comment, page)
    lines = None if whole_page else covered_lines((read(where.path) or b"").decode(errors="replace"), comment)
    pages = (page.path,) if whole_page else ()
    for name in names:
        yield Suppression(name, " ".join((written["reason"] or "").split()), where, pages, lines)


def _stands_above_all(comment: CodeSpan, page: Page) -> bool:
    parts = (page.headings, page.prose, page.code_blocks)
    return not any(each.location < comment.location for part in parts for each in part)


def covered_lines(text: str, comment: CodeSpan) -> tuple[int, int]:
    """Return the first and the last line that a comment within a page covers."""
    lines = text.splitlines()
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
    """Yield what the options allow, each where it is written."""
    for index, entry in enumerate(allow):
        yield Suppression(entry.rule, entry.reason, site.option_location("allow", str(index)), entry.pages)


def apply(
    findings: Iterable[Finding],
    suppressions: Iterable[Suppression],
    ran: Collection[str],
    known: Collection[str],
) -> tuple[list[Finding], tuple[Suppression, ...]]:
    """Take out the findings that are allowed.

    Args:
        findings: All findings.
        suppressions: All that is allowed.
        ran: Names of the rules that ran.
        known: Names of all rules that can be allowed.

    Returns:
        The findings that are left, and the suppressions with how often each was used.
    """
    declared = [_judged(suppression, ran, known) for suppression in suppressions]
    by_rule: dict[str, list[int]] = {}
    for index, suppression in enumerate(declared):
        by_rule.setdefault(suppression.rule, []).append(index)
    left = []
    used = [0] * len(declared)
    for finding in findings:
        covering = [index for index in by_rule.get(finding.rule, ()) if _covers(declared[index], finding)]
        for index in covering:
            used[index] += 1
        if not covering:
            left.append(finding)
    return left, tuple(replace(each, used=count) for each, count in zip(declared, used, strict=True))


def _judged(suppression: Suppression, ran: Collection[str], known: Collection[str]) -> Suppression:
    name = suppression.rule
    if suppression.defect or name in known:
        return replace(suppression, judged=name in ran)
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    return replace(suppression, defect=f"`{name}` is no rule that can be allowed{meant}")


def _covers(suppression: Suppression, finding: Finding) -> bool:
    if suppression.lines is None:
        return match(finding.subject, suppression.pages)
    where = finding.location
    return where.path == suppression.location.path and suppression.lines[0] <= where.line <= suppression.lines[1]
