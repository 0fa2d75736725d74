"""The baseline: which findings it accepts, its text, and how it shrinks."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from doc_lint import Finding, Location, Report, Rule, Site, baseline, lint, read_options, rule
from doc_lint.baseline import BaselineError
from doc_lint.testing import read_site

JUMP = "# Home\n\nText.\n\n#### One\n\nText.\n"
OPTIONS = read_options({"select": ["heading-jump", "missing-title", "suppressions"]})


def site(**pages: str) -> Site:
    return read_site({f"docs/{path.replace('__', '/')}.md": text.encode() for path, text in pages.items()})


def of(made: Site) -> str:
    """Return the baseline of a site."""
    accepted, _ = baseline.update((), baseline.count(lint(made, OPTIONS).findings), [], "")
    return baseline.write(accepted)


def run(made: Site, text: str) -> Report:
    """Lint a site against a baseline."""
    return lint(replace(made, accepted=baseline.read(text.encode(), "baseline.json")), OPTIONS)


def messages(report: Report) -> list[str]:
    return [f"{finding.location}: {finding.message}" for finding in report.findings]


def test_accepted_findings_are_not_reported() -> None:
    made = site(index=JUMP, a="Text.\n")
    report = run(made, of(made))
    assert (messages(report), report.accepted) == ([], 2)


def test_reworded_message_is_still_accepted() -> None:
    def of_words(words: str) -> Rule:
        @rule()
        def some_rule(site: Site) -> Iterator[Finding]:
            """Summary."""
            yield Finding(page="index.md", location=Location("docs/index.md"), key=("a",), message=words)

        return some_rule

    made = site(index=JUMP)
    before = lint(made, rules=[of_words("the page has no title")]).findings
    text = baseline.write(baseline.update((), baseline.count(before), [], "")[0])
    accepted = replace(made, accepted=baseline.read(text.encode(), "baseline.json"))
    report = lint(accepted, rules=[of_words("add a title to this page")])
    assert (report.findings, report.accepted) == ((), 1)


def test_finding_that_moved_is_still_accepted() -> None:
    text = of(site(index=JUMP))
    assert messages(run(site(index=f"---\ntitle: Home\n---\n\n{JUMP}\nMore.\n"), text)) == []


def test_finding_of_another_page_or_kind_is_reported() -> None:
    text = of(site(index=JUMP))
    assert [line.split(": ")[0] for line in messages(run(site(index=JUMP, b=JUMP), text))] == ["docs/b.md:5:1"]
    report = run(site(index=JUMP.replace("# Home\n\n", "", 1)), text)
    assert {finding.rule for finding in report.findings} == {"missing-title", "stale-baseline-entry"}


def test_all_findings_with_an_identity_are_reported_if_there_are_more_than_accepted() -> None:
    one = "# Home\n\n#### One\n\nText.\n\n# Next\n\n#### One\n\nText.\n"
    kinds = Counter(finding.identity for finding in lint(site(index=one), OPTIONS).findings)
    assert set(kinds.values()) == {2}
    text = of(site(index=JUMP))
    assert messages(run(site(index=one), text))[0].startswith("docs/index.md:3:1")
    assert len(run(site(index=one), text).findings) == 2


@pytest.mark.parametrize(
    ("left", "message"),
    [
        (JUMP.replace("####", "##"), "the baseline accepts 1 of `heading-jump` on `index.md`, but 0 are left"),
        (JUMP, ""),
    ],
)
def test_entry_for_fixed_findings_is_stale(left: str, message: str) -> None:
    text = of(site(index=JUMP))
    assert messages(run(site(index=left), text)) == ([f"baseline.json:4:1: {message}"] if message else [])


def test_stale_entry_is_reported_at_its_line() -> None:
    made = site(a=JUMP, b=JUMP, c=JUMP)
    report = run(site(a=JUMP, b=JUMP.replace("####", "##"), c=JUMP), of(made))
    assert [str(finding.location) for finding in report.findings] == ["baseline.json:5:1"]


def test_entry_of_a_rule_that_did_not_run_is_not_stale() -> None:
    text = of(site(index=JUMP)).replace("heading-jump", "broken-link")
    assert messages(run(site(index="# Home\n"), text)) == []
    assert len(messages(run(site(index="# Home\n"), text.replace("broken-link", "no-such-rule")))) == 1


def test_text_is_sorted_and_stable_with_one_line_per_entry() -> None:
    made = site(b=JUMP, index=JUMP, a="Text.\n")
    text = of(made)
    assert text == of(made)
    assert json.loads(text)["version"] == 2
    rows = [line for line in text.splitlines() if '"rule"' in line]
    assert rows == sorted(rows)
    assert [json.loads(row.strip().rstrip(","))["page"] for row in rows] == ["b.md", "index.md", "a.md"]
    assert baseline.write(baseline.read(text.encode(), "x")) == text


def test_empty_baseline() -> None:
    assert json.loads(baseline.write(())) == {"version": 2, "findings": []}
    assert baseline.read(baseline.write(()).encode(), "x") == ()


def test_update_shrinks_the_baseline_and_returns_new_entries() -> None:
    old = baseline.read(of(site(a=JUMP, b=JUMP)).encode(), "x")
    now = site(b=JUMP, c=JUMP)
    counts = baseline.count(lint(now, OPTIONS).findings)
    accepted, grown = baseline.update(old, counts, ["heading-jump"], "the merge")
    assert sorted(each.page for each in accepted) == ["b.md", "c.md"]
    assert [(each.page, each.reason) for each in grown] == [("c.md", "the merge")]
    kept, _ = baseline.update(accepted, counts, ["heading-jump"], "")
    assert {each.page: each.reason for each in kept} == {"b.md": "", "c.md": "the merge"}


def test_update_keeps_entries_of_rules_that_did_not_run() -> None:
    old = baseline.read(of(site(a=JUMP)).encode(), "x")
    assert baseline.update(old, {}, ["missing-title"], "")[0] == old
    assert baseline.update(old, {}, ["heading-jump"], "")[0] == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "x.json: input data was truncated; to regenerate it, "),
        ("x", "x.json: JSON is malformed: invalid character"),
        ('{"x":' * 100_000, "x.json: maximum recursion depth exceeded"),
        (
            f'{{"version": 2, "findings": [{{"rule": "a", "page": "b", "count": {"9" * 400}}}]}}',
            "x.json: expected `int` <= 1000000000",
        ),
        ("[]", "x.json: expected `object`, got `array`"),
        (
            '{"version": 1, "findings": [{"rule": "a", "page": "b", "message": "c"}]}',
            "x.json: this baseline is in an old",
        ),
        ('{"version": 2, "findings": [{"rule": "a"}]}', "x.json: object missing required field `page`"),
        (
            '{"version": 2, "findings": [{"rule": "a", "page": "b", "key": ["c"], "count": 0}]}',
            "x.json: expected `int`",
        ),
        (
            '{"version": 2, "findings": [{"rule": "a", "page": "b", "key": ["c"]}, '
            '{"rule": "a", "page": "b", "key": ["c"], "count": 3}]}',
            "x.json: two entries for `a` on `b` (c); remove one",
        ),
    ],
)
def test_invalid_baseline_is_explained(text: str, message: str) -> None:
    with pytest.raises(BaselineError) as caught:
        baseline.read(text.encode(), "x.json")
    assert str(caught.value).startswith(message)
