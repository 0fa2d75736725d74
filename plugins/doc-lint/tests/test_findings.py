"""Identity and fingerprints of findings."""

from doc_lint.findings import Finding, Report, Unjudged
from doc_lint.site import Location


def finding(line: int = 1, *, page: str = "a.md", key: tuple[str, ...] = ("b.md",), message: str = "words") -> Finding:
    return Finding(page=page, location=Location("docs/a.md", line), key=key, message=message, rule="x")


def test_identity_does_not_depend_on_location_and_message() -> None:
    assert finding(1, message="`b.md` is gone").identity == finding(9, message="there is no `b.md`").identity


def test_identity_depends_on_key_and_page() -> None:
    assert finding(key=("b.md",)).identity != finding(key=("c.md",)).identity
    assert finding(page="a.md").identity != finding(page="c.md").identity


def test_subject_without_a_page_is_the_file() -> None:
    assert finding(page="").subject == "docs/a.md"
    assert finding(page="a.md").subject == "a.md"


def test_findings_with_equal_identity_have_different_fingerprints() -> None:
    first, second = Report((finding(1), finding(2))).fingerprints()
    assert first != second
    assert Report((finding(5),)).fingerprints() == (first,)


def test_only_errors_and_warnings_fail() -> None:
    assert not Report((Finding(location=Location("a.md"), message="words", severity="info"),)).failed
    assert Report((finding(),)).failed


def test_link_that_two_rules_cannot_judge_counts_once() -> None:
    places = [Location("a.md", line) for line in (1, 2)]
    unjudged = tuple(Unjudged(place, "hooks", rule) for place in places for rule in ("broken-link", "broken-anchor"))
    report = Report((), unjudged=(*unjudged, Unjudged(places[0], "macros", "broken-link")))
    assert report.unjudged_links() == {"hooks": 2, "macros": 1}
