"""What a finding is recognised by."""

import pytest

from doc_lint.findings import Finding, Report
from doc_lint.site import Location
from doc_lint.sources.tree import site_from_tree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("`a.md` is 4 clicks away; the limit is 2", "`a.md` is 5 clicks away; the limit is 3"),
        ("70.5 % of it", "8 % of it"),
        ("the first at line 3", "the first at line 99"),
    ],
)
def test_numbers_do_not_tell_findings_apart(one: str, other: str) -> None:
    assert Finding(Location("a.md"), one).fingerprint == Finding(Location("b.md", 7), other).fingerprint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("no `guide-1.md`", "no `guide-2.md`"),
        ("no `2`", "no `3`"),
        ("byte 0xe9", "byte 0xe8"),
        ("an h2 below", "an h3 below"),
    ],
)
def test_names_with_digits_do(one: str, other: str) -> None:
    assert Finding(Location("a.md"), one).fingerprint != Finding(Location("a.md"), other).fingerprint


def test_page_that_a_finding_is_about() -> None:
    site = site_from_tree({"docs/a.md": b"# A\n", "docs/b.md": b"# B\n", "mkdocs.yml": b"nav: [a.md, b.md]\n"})
    for location, message, about in (
        ("docs/a.md", "`b.md` is far", "a.md"),
        ("mkdocs.yml", "`x` in `b.md` is deep", "b.md"),
        ("mkdocs.yml", "no `c.md`", "mkdocs.yml"),
        ("parts/snippet.md", "broken", "parts/snippet.md"),
    ):
        assert Finding(Location(location), message).about(site) == about


def test_findings_alike_are_told_apart_by_their_order() -> None:
    twice = tuple(Finding(Location("a.md", line), "again", rule="x") for line in (1, 2))
    assert len(set(Report(twice).identities())) == 2


def test_only_errors_and_warnings_fail() -> None:
    finding = Finding(Location("a.md"), "words", severity="info")
    assert not Report((finding,)).failed
    assert Report((Finding(Location("a.md"), "words"),)).failed
