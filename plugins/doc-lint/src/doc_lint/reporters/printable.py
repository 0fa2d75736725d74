"""Escape what pages, paths and titles contain, so that output only shows it.

A terminal obeys control characters, a reader is misled by characters that change the direction of text, and a CI system
runs commands in the output: GitHub those in a line that begins with `::`, Azure and others `##name[...]` in any place.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from doc_lint.findings import Finding, Report
from doc_lint.site import Location

Change = Callable[[str], str]

_LOW = "\x00-\x1f"
_HIGH = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(f"[{_LOW}{_HIGH}\ud800-\udfff]")
_COMMAND = re.compile(r"##(?=\w*\[)|^\s*::")
_UNPRINTABLE = re.compile(f"{_CONTROL.pattern}|{_COMMAND.pattern}")
_IN_JSON = re.compile(rf"[{_HIGH}]|#(?=#\w*\[)")
_IN_SOURCE = re.compile(rf"{_CONTROL.pattern}|#(?=#\w*\[)")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str) -> str:
    r"""Return text as one line that neither a terminal nor a CI system obeys, with escapes such as `\x1b`."""
    return _UNPRINTABLE.sub(_escape, text) if _UNPRINTABLE.search(text) else text


def printable_lines(text: str) -> str:
    """Return text of several lines, each of them printable."""
    return "\n".join(map(printable, text.split("\n")))


def printable_source(line: str) -> str:
    """Return a line of a page in which one replacement character is in the place of each that is not printable."""
    return _IN_SOURCE.sub("\ufffd", line)


def printable_finding(finding: Finding, change: Change = printable) -> Finding:
    """Return a finding whose strings are printable."""

    def move(where: Location) -> Location:
        return replace(where, path=change(where.path))

    return replace(
        finding,
        location=move(finding.location),
        page=change(finding.page),
        key=tuple(map(change, finding.key)),
        message=change(finding.message),
        hint=change(finding.hint),
        related=tuple(
            replace(place, location=move(place.location), message=change(place.message)) for place in finding.related
        ),
        cause=tuple(map(change, finding.cause)),
        others=tuple(printable_finding(other, change) for other in finding.others),
        url=change(finding.url),
    )


def encodable(report: Report) -> Report:
    """Return a report without lone surrogates, which Python has for bytes in paths that are not UTF-8."""
    try:
        msgspec.msgpack.encode(report)
    except UnicodeEncodeError:
        findings = (printable_finding(finding, _without_surrogates) for finding in report.findings)
        unjudged = (replace(link, reason=_without_surrogates(link.reason)) for link in report.unjudged)
        skipped = (replace(skip, reason=_without_surrogates(skip.reason)) for skip in report.skipped)
        return replace(report, findings=tuple(findings), unjudged=tuple(unjudged), skipped=tuple(skipped))
    return report


def to_json(document: Any) -> str:
    """Return a document as JSON in which all characters that are not printable are escaped. Its data do not change."""
    text = msgspec.json.format(msgspec.json.encode(document)).decode()
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def in_encoding(text: str, output: str, encoding: str) -> str:
    """Return a rendered report with what an encoding lacks escaped as its format does; text formats need no change."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        if output in ("json", "sarif", "gitlab"):
            return re.sub("[^\x00-\x7f]", lambda found: json.dumps(found[0])[1:-1], text)
        if output == "junit":
            return text.encode("ascii", "xmlcharrefreplace").decode()  # valid in any encoding, without a declaration
    return text


def _without_surrogates(text: str) -> str:
    return _SURROGATE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    """Return the escape of a character, or of the first one of a sign that a CI system looks for."""
    text = found[0]
    if len(text) == 1:
        return _SHORT.get(text) or _escape_code(ord(text))
    before, sign = text[:-2], text[-2:]
    return _CONTROL.sub(_escape, before) + _escape_code(ord(sign[0])) + sign[1]


def _escape_code(code: int) -> str:
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
