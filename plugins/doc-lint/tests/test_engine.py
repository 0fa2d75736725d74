"""The engine: which rules run, with which severity, and the order of the findings."""

from collections.abc import Iterator

from msgspec.structs import replace

from doc_lint import Finding, Options, Rule, Site, lint, read_options, rule
from doc_lint.findings import Skipped
from doc_lint.site import Location, Package
from doc_lint.testing import read_site

SITE = read_site({"docs/index.md": "# Home\n"})


@rule()
def late_rule(site: Site, *, words: str = "late") -> Iterator[Finding]:
    """Summary."""
    yield Finding(location=Location("b.md", 10), message=words)
    yield Finding(location=Location("b.md", 9), message=words)


@rule(severity="error")
def early_rule(site: Site) -> Iterator[Finding]:
    """Summary."""
    yield Finding(location=Location("b.md", 9), message="early")
    yield Finding(location=Location("a.md", 99), message="early")


@rule()
def needy_rule(package: Package) -> Iterator[Finding]:
    """Summary."""
    yield Finding(location=Location("a.md"), message="never")


RULES: tuple[Rule, ...] = (late_rule, early_rule, needy_rule)


def test_findings_are_sorted_by_file_and_line() -> None:
    found = lint(SITE, rules=RULES).findings
    assert [(str(f.location), f.rule) for f in found] == [
        ("a.md:99:1", "early-rule"),
        ("b.md:9:1", "early-rule"),
        ("b.md:9:1", "late-rule"),
        ("b.md:10:1", "late-rule"),
    ]


def test_severity_of_the_rule_applies_unless_the_site_sets_one() -> None:
    options = read_options({"rules": {"late-rule": {"severity": "info", "words": "said"}}}, RULES)
    found = lint(SITE, options, RULES).findings
    assert {(f.rule, f.severity, f.message) for f in found} == {
        ("early-rule", "error", "early"),
        ("late-rule", "info", "said"),
    }


def test_rule_is_skipped_with_the_reason_if_a_fact_is_missing() -> None:
    site = replace(SITE, package=Package("no_such_package"))
    report = lint(site, rules=RULES)
    assert report.skipped == (Skipped("needy-rule", "the package `no_such_package` is not installed"),)
    assert [ran.rule for ran in report.ran] == ["late-rule", "early-rule"]


def test_skipped_rule_is_not_listed_if_the_fact_is_expected_to_be_missing() -> None:
    assert lint(SITE, rules=RULES).skipped == ()


def test_finding_has_the_url_of_its_rule_if_rules_url_is_set() -> None:
    options = read_options({"rules_url": "https://lint.example/latest/"})
    site = read_site({"docs/index.md": b"Text.\n"})
    (finding,) = [f for f in lint(site, options).findings if f.rule == "missing-title"]
    assert finding.url == "https://lint.example/latest/rules/page/missing-title/"
    assert {f.url for f in lint(site).findings} == {""}


def test_rule_of_another_package_has_no_url() -> None:
    options = read_options({"rules_url": "https://lint.example/"}, RULES)
    assert {f.url for f in lint(SITE, options, RULES).findings} == {""}


def test_defect_in_a_file_that_two_pages_include_is_reported_once() -> None:
    config = b"markdown_extensions: [pymdownx.snippets]\n"
    include = b'# Page\n\n--8<-- "part.md"\n'
    files = {"mkdocs.yml": config, "part.md": b"See [here](https://x.example/).\n"}
    site = read_site({**files, "docs/a.md": include, "docs/b.md": include})
    found = lint(site, Options(select=("vague-link-text",))).findings
    assert [str(finding.location) for finding in found] == ["part.md:1:5"]
