"""Code actions: the fixes of findings, and comments that allow a finding."""

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Command, Diagnostic, Range, TextEdit, WorkspaceEdit

from doc_lint.edits import places
from doc_lint.findings import Edit, Finding
from doc_lint.server.positions import Text
from doc_lint.site import Page
from doc_lint.sources.markdown import front_matter

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.doc-lint"
SELECT = "doc-lint.select"
"""The command that selects a text in the editor, so that one can type over it."""
REASON = "the reason"

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}#")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")


def fixes(found: Iterable[tuple[Finding, Diagnostic]], text: Text, uri: str) -> Iterator[CodeAction]:
    """Yield an action for each finding that has a fix."""
    for finding, diagnostic in found:
        edits = text_edits(finding.edits, text)
        if edits:
            yield CodeAction(
                title=_title(finding.edits),
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=WorkspaceEdit(changes={uri: edits}),
                is_preferred=not any(edit.is_choice for edit in finding.edits),
            )


def fix_all(findings: Iterable[Finding], text: Text, uri: str) -> Iterator[CodeAction]:
    """Yield one action for all fixes in a file, if there are any."""
    edits = text_edits((edit for finding in findings for edit in finding.edits if not edit.is_choice), text)
    if edits:
        yield CodeAction(
            title="Fix all that doc-lint can fix for certain",
            kind=FIX_ALL,
            edit=WorkspaceEdit(changes={uri: edits}),
        )


def text_edits(edits: Iterable[Edit], text: Text) -> list[TextEdit]:
    """Return edits as those of an editor. Those that don't fit the text any more are left out."""
    found = places(text.text, edits)
    return [TextEdit(text.range(at, at + len(found[at].old)), found[at].new) for at in sorted(found)]


def _title(edits: Iterable[Edit]) -> str:
    return ", ".join(dict.fromkeys(map(_name, edits)))


def _name(edit: Edit) -> str:
    if edit.lines:
        return f"Sort: {', '.join(edit.new.splitlines())}"
    return f"Replace `{edit.old}` with `{edit.new}`" if edit.new else f"Remove `{edit.old}`"


def allowances(
    found: Iterable[tuple[Finding, Diagnostic]], text: Text, uri: str, page: Page, names: Iterable[str]
) -> Iterator[CodeAction]:
    """Yield an action for each finding in a page that a comment can allow. The writer then types the reason.

    Args:
        found: The findings, with their diagnostics.
        text: The text of the page.
        uri: The URI of the page.
        page: The page.
        names: Names of the rules that can be allowed.
    """
    allowed = set(names)
    for finding, diagnostic in found:
        if finding.rule not in allowed or finding.location.path != page.location.path:
            continue
        at, before, after = _place(finding, text)
        comment = f"{before}<!-- doc-lint: allow {finding.rule} -- "
        where = text.position(at)
        start = where.character + len(comment)
        yield CodeAction(
            title=f"Allow `{finding.rule}` here, with a reason",
            kind=CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            edit=WorkspaceEdit(changes={uri: [TextEdit(text.range(at, at), f"{comment}{REASON} -->{after}")]}),
            command=Command("Type the reason", SELECT, arguments=[uri, where.line, start, start + len(REASON)]),
        )


def _place(finding: Finding, text: Text) -> tuple[int, str, str]:
    """Return where to insert the comment for a finding, and what goes before and after it.

    The smallest part of the page that a comment can cover is a line of text, then a block. What is found at the top of
    the page is about the page.
    """
    number = finding.location.line
    body = front_matter.split(text.text.replace("\r\n", "\n"), mkdocs=True)[1]
    first = text.text.replace("\r\n", "\n").count("\n", 0, body) + 1
    newline = "\r\n" if "\r\n" in text.text else "\n"
    lines = [text.text[slice(*text.line(each))] for each in range(1, text.line_at(len(text.text)) + 1)]
    is_top = number <= first or not any(line.strip() for line in lines[first - 1 : number - 1])
    if is_top:
        return text.line(first)[0], "", newline
    start = _block(lines, first, number)
    line = lines[number - 1]
    follows = lines[number] if number < len(lines) else ""
    if start is None and line.strip() and not _HEADING.match(line) and not _UNDERLINE.match(follows):
        kept = line.rstrip()
        inside = kept.endswith("|") and kept.count("|") > 1
        at = text.line(number)[0] + len(kept) - inside
        return at, "" if inside and kept[-2] == " " else " ", " " if inside else ""
    start = start or number
    indent = re.match(r"\s*", lines[start - 1])
    return text.line(start)[0], indent[0] if indent else "", newline


def _block(lines: list[str], first: int, number: int) -> int | None:
    """Return the line of the fence that opens the code block around a line; `None` if it is not in one."""
    fence, opened = "", 0
    for each in range(first, number + 1):
        line = lines[each - 1]
        mark = _FENCE.match(line)
        if fence:
            if line.strip().startswith(fence):
                if each == number:
                    return opened
                fence = ""
        elif mark:
            fence, opened = mark[1], each
    return opened if fence else None


def overlaps(one: Range, other: Range) -> bool:
    """Return whether two ranges share a position."""
    ends = [(each.line, each.character) for each in (one.start, one.end, other.start, other.end)]
    return ends[0] <= ends[3] and ends[2] <= ends[1]
