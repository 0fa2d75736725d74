"""Findings that a site accepts for now: a file that may only shrink, unless the user gives a reason.

An entry is a rule, a page and a key, with the number of such findings. It contains no line number and no message, so
edits elsewhere on the page and reworded messages don't affect it. If there are more findings of a kind than accepted,
all of them are reported, because doc-lint can't know which one is new.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from doc_lint import renames
from doc_lint.findings import Finding
from doc_lint.site import Accepted, Location, Site

Identity = tuple[str, ...]

VERSION = 2
"""Version of the file format. Version 1 identified findings by their messages."""


class BaselineError(ValueError):
    """A baseline that cannot be read. The message names the file and the next action."""


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the file."""

    rule: str
    page: str
    key: tuple[str, ...] = ()
    count: Annotated[int, Meta(ge=1, le=1_000_000_000)] = 1
    reason: str = ""


class Version(Struct):
    """The field that all versions of the format share."""

    version: int = 0


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    version: Literal[2]
    findings: tuple[Entry, ...]


def read(data: bytes, path: str) -> tuple[Accepted, ...]:
    """Read a baseline.

    Args:
        data: Content of the file.
        path: Path of the file, as locations show it.

    Raises:
        BaselineError: If the content is not a valid baseline of the current version.
    """
    try:
        if msgspec.json.decode(data, type=Version).version != VERSION:
            raise BaselineError(
                f"{path}: this baseline is in an old format, which identified findings by their messages; "
                f"to regenerate it, remove the file and run doc-lint baseline {path}"
            )
        entries = msgspec.json.decode(data, type=Document).findings
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(
            f"{path}: {re.sub('^[A-Z](?=[a-z])', lambda first: first[0].lower(), str(error))}; "
            f"to regenerate it, remove the file and run doc-lint baseline {path}"
        ) from None
    lines = [n for n, line in enumerate(data.splitlines(), 1) if re.match(rb'\s*\{"rule"', line)]
    if len(lines) != len(entries):
        lines = [1] * len(entries)
    accepted = tuple(
        Accepted(entry.rule, entry.page, entry.key, Location(path, line), entry.count, entry.reason)
        for entry, line in zip(entries, lines, strict=True)
    )
    duplicate = next((key for key, count in Counter(_key(each) for each in accepted).items() if count > 1), None)
    if duplicate:
        raise BaselineError(
            f"{path}: two entries for `{duplicate[0]}` on `{duplicate[1]}` ({', '.join(duplicate[2:])}); remove one"
        )
    return accepted


def write(accepted: Iterable[Accepted]) -> str:
    """Return the text of a baseline: one line per entry, sorted. The same findings give the same text."""
    rows = []
    for each in sorted(accepted, key=_key):
        row = {"rule": each.rule, "page": each.page, "key": each.key, "count": each.count}
        rows.append(json.dumps(row | ({"reason": each.reason} if each.reason else {}), ensure_ascii=False))
    body = ",".join(f"\n    {row}" for row in rows)
    end = "\n  " if rows else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{body}{end}]\n}}\n'


def apply(
    site: Site,
    findings: Collection[Finding],
    ran: Collection[str],
    known: Collection[str],
    unsure: Iterable[Finding] = (),
) -> tuple[list[Finding], tuple[Accepted, ...]]:
    """Remove the findings that the site's baseline accepts.

    Args:
        site: The site, with its baseline.
        findings: All findings.
        ran: Names of the rules that ran.
        known: Names of all rules.
        unsure: Places that rules could not judge. Entries of the same rule and page are not judged either.

    Returns:
        The remaining findings, and the baseline's entries with the number of findings for each.
    """
    if not site.accepted:
        return list(findings), ()
    accepted = [_with_current_name(each) for each in site.accepted]
    counts = count(findings)
    limits = {_key(each): each.count for each in accepted}
    remaining = [finding for finding in findings if counts[finding.identity] > limits.get(finding.identity, 0)]
    unknown = {(place.rule, place.subject) for place in unsure}
    judged = (
        replace(each, judged=(each.rule in ran or each.rule not in known) and (each.rule, each.page) not in unknown)
        for each in accepted
    )
    return remaining, tuple(replace(each, found=counts[_key(each)]) for each in judged)


def count(findings: Iterable[Finding]) -> Counter[Identity]:
    """Return the number of findings for each identity."""
    return Counter(finding.identity for finding in findings)


def update(
    old: Iterable[Accepted],
    counts: Mapping[Identity, int],
    ran: Collection[str],
    reason: str,
    unsure: Iterable[Finding] = (),
) -> tuple[tuple[Accepted, ...], tuple[Accepted, ...]]:
    """Return the new entries of a baseline, and those of them that the old baseline does not cover.

    Args:
        old: The current entries. Entries of rules that did not run are kept.
        counts: The number of findings for each identity.
        ran: Names of the rules that ran.
        reason: Why the baseline may grow.
        unsure: Places that rules could not judge. Entries of the same rule and page do not shrink.
    """
    unknown = {(place.rule, place.subject) for place in unsure}
    before = {_key(each): each for each in map(_with_current_name, old)}
    kept = [
        each
        for key, each in before.items()
        if key not in counts and (each.rule not in ran or (each.rule, each.page) in unknown)
    ]
    grown = []
    for key, number in counts.items():
        known = before.get(key)
        if known is not None and number <= known.count:
            kept.append(known if key[:2] in unknown else replace(known, count=number))
        else:
            grown.append(
                Accepted(key[0], key[1], key[2:], Location(""), number, reason or (known.reason if known else ""))
            )
    return (*kept, *grown), tuple(grown)


def _with_current_name(accepted: Accepted) -> Accepted:
    return replace(accepted, rule=renames.current(accepted.rule))


def _key(accepted: Accepted) -> Identity:
    return (accepted.rule, accepted.page, *accepted.key)
