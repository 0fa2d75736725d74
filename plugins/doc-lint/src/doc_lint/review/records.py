"""What a review consists of. The JSON output has exactly these fields."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from doc_lint.review.map.records import SiteMap

Verdict = Literal["pass", "fail", "person", "unknown"]
"""Answer to an item: `person` if only a person can decide the rest, `unknown` if a rule that decides it did not run."""


class TreeLine(Struct, frozen=True, kw_only=True):
    """A folder or file of the docs folder."""

    depth: Annotated[int, Meta(description="Number of folders above it.")]
    name: Annotated[str, Meta(description="Its name; that of a folder ends with a slash.")]
    note: Annotated[str, Meta(description="What it is: the title of a page, or what a folder contains.")] = ""
    page: Annotated[str, Meta(description="Path of the page, if it is one.")] = ""


class Title(Struct, frozen=True, kw_only=True):
    """An entry of the nav."""

    depth: Annotated[int, Meta(description="Number of sections above it.")]
    title: Annotated[str, Meta(description="Title of the page, or label of the section.")]
    summary: Annotated[
        str,
        Meta(description="Description of the page, or else its first sentence; `purpose` of a section's landing page."),
    ] = ""
    page: Annotated[str, Meta(description="Path of the page; empty for a section.")] = ""


class Decision(Struct, frozen=True, kw_only=True):
    """The result of a rule, as evidence for an item of the checklist."""

    rule: str
    findings: Annotated[int, Meta(description="Number of places where it is broken.")] = 0
    reason: Annotated[str, Meta(description="Why it did not run, if it did not.")] = ""
    url: Annotated[str, Meta(description="URL of its page, if `rules_url` is set.")] = ""


class Evidence(Struct, frozen=True, kw_only=True):
    """A place where a rule that decides an item is broken."""

    rule: str
    path: str
    line: int
    message: str


class Answer(Struct, frozen=True, kw_only=True):
    """An item of the checklist with its answer."""

    text: str
    section: str = ""
    verdict: Verdict
    decisions: tuple[Decision, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    pages: Annotated[tuple[str, ...], Meta(description="Paths of the pages to look at.")] = ()
    unmatched: Annotated[tuple[str, ...], Meta(description="Patterns that no page matches.")] = ()
    question: Annotated[str, Meta(description="What only a person can answer.")] = ""


class Table(Struct, frozen=True, kw_only=True):
    """A table of the review. The first column names the page or the subject of a row."""

    title: str
    note: Annotated[str, Meta(description="What its columns mean.")] = ""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Change(Struct, frozen=True, kw_only=True):
    """A difference between two reviews of a site."""

    kind: Literal["added", "removed", "moved", "renamed", "depth", "clicks", "findings"]
    page: Annotated[str, Meta(description="Path of the page, or name of the rule whose findings changed.")]
    before: str = ""
    after: str = ""


class Review(Struct, frozen=True, kw_only=True):
    """The review of a site."""

    site: Annotated[str, Meta(description="Name of the site.")]
    date: Annotated[str, Meta(description="Date of the review, as YYYY-MM-DD.")]
    revision: Annotated[str, Meta(description="Git revision that was reviewed, if there is one.")] = ""
    summary: Annotated[str, Meta(description="The summary of the run: findings, rules and pages.")]
    tree: tuple[TreeLine, ...]
    titles: tuple[Title, ...]
    answers: tuple[Answer, ...]
    tables: tuple[Table, ...]
    map: Annotated[SiteMap, Meta(description="Its sections and pages with their links.")] = SiteMap()
    findings: Annotated[Mapping[str, int], Meta(description="Number of places by rule.")] = {}
    since: Annotated[str, Meta(description="Revision that it is compared with.")] = ""
    changes: tuple[Change, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Return the number of items with this answer."""
        return sum(answer.verdict == verdict for answer in self.answers)
