"""Findings with the same cause are one, and each of their places can be allowed, accepted and fixed by itself."""

from collections.abc import Iterator

import pytest

from doc_lint import Finding, Report, Site, baseline, lint, rule
from doc_lint.grouping import by_cause, by_place, each_place
from doc_lint.site import Location
from doc_lint.testing import lint_files, loaded, read_site

PAGES = 60
LINKS = {f"docs/p{number:02}.md": f"# P{number}\n\nSee [x](gone.md).\n" for number in range(PAGES)}


def shown(report: Report, rule: str) -> list[str]:
    return [f"{each.location} {len(each.places)}" for each in report.findings if each.rule == rule]


def test_links_to_a_missing_page_are_one_finding() -> None:
    assert shown(lint_files(LINKS), "broken-link") == ["docs/p00.md:3:5 60"]


def test_places_have_their_own_page_and_key() -> None:
    files = {"docs/a.md": "# A\n\n[x](gone.md) [y](gone.md#part)\n", "docs/b/c.md": "# C\n\n[x](../gone.md)\n"}
    (found,) = lint_files(files, select=("broken-link",)).findings
    assert [(place.page, str(place.location), place.key) for place in found.places] == [
        ("a.md", "docs/a.md:3:1", ("gone.md",)),
        ("a.md", "docs/a.md:3:14", ("gone.md#part",)),
        ("b/c.md", "docs/b/c.md:3:1", ("../gone.md",)),
    ]


def test_page_that_the_nav_and_links_name_is_one_finding_at_the_nav() -> None:
    report = lint_files({"mkdocs.yml": "nav: [p00.md, gone.md]\n", **LINKS}, select=("navigation", "links"))
    assert shown(report, "nav-entry-without-page") == ["mkdocs.yml:1:1 61"]
    assert shown(report, "broken-link") == []


def test_all_forms_of_a_missing_page_are_one_finding() -> None:
    text = "# Home\n\n[a](gone.md) [b](gone/) [c](gone/index.md) [d](https://x.example/gone/) ![e](gone.md)\n"
    files = {"mkdocs.yml": "site_url: https://x.example/\n", "docs/index.md": text}
    (found,) = lint_files(files, select=("links",)).findings
    assert [place.rule for place in found.places] == [
        *["broken-link"] * 3,
        "missing-image",
        "dead-own-url",
    ]
    assert found.severity == "error"


@pytest.mark.parametrize(
    ("select", "files", "number"),
    [
        ("broken-link", {"docs/index.md": "[a](gone.md) [b](other.md)"}, 2),
        ("broken-anchor", {"docs/index.md": "[a](a.md#x) [b](a.md#x)", "docs/a.md": "[c](#x)"}, 1),
        ("broken-anchor", {"docs/index.md": "[a](a.md#x) [b](a.md#y) [c](#x)", "docs/a.md": "# A"}, 3),
        ("missing-image", {"docs/a.md": "![a](a.png) ![b](a.png) ![c](b.png)", "docs/b.md": "![a](a.png)"}, 2),
        ("wrong-case-link", {"docs/a.md": "[b](B.md)", "docs/b.md": "[b](B.md)", "docs/c.md": "[a](A.md)"}, 2),
        ("undefined-reference", {"docs/index.md": "[a][x] [b][x] [c][y]"}, 2),
        ("undefined-reference", {"docs/a.md": "[a][x]", "docs/b.md": "[a][x]"}, 2),
        ("second-title", {"docs/a.md": "# A\n\n# B\n\n# C", "docs/b.md": "# A\n\n# B"}, 2),
        ("duplicated-title", {f"docs/{name}.md": "# Same" for name in "abcd"}, 1),
        ("heading-jump", {"docs/a.md": "# A\n\n### B\n\n## C\n\n#### D"}, 2),
    ],
)
def test_number_of_causes(select: str, files: dict[str, str], number: int) -> None:
    assert len(lint_files(files, select=(select,)).findings) == number


def test_pages_of_a_section_that_is_too_deep_are_one_finding() -> None:
    config = """\
        nav:
          - A:
            - B:
              - C:
                - D: [a.md, b.md, {E: [c.md]}]
                - F: [d.md]
        """
    files = {"mkdocs.yml": config, **{f"docs/{name}.md": f"# {name}\n" for name in "abcd"}}
    report = lint_files(files, select=("nav-too-deep",))
    assert [[place.page for place in each.places] for each in report.findings] == [["a.md", "b.md", "c.md"], ["d.md"]]


def test_folder_that_the_nav_leaves_out_is_one_finding() -> None:
    pages = ("index.md", "a/one.md", "a/lost.md", "api/x.md", "api/y.md", "api/deep/z.md")
    files = {f"docs/{path}": f"# {path}\n" for path in pages}
    report = lint_files({"mkdocs.yml": "nav: [index.md, a/one.md]\n", **files}, select=("page-not-in-nav",))
    assert [[place.page for place in each.places] for each in report.findings] == [
        ["a/lost.md"],
        ["api/deep/z.md", "api/x.md", "api/y.md"],
    ]


SNIPPETS = "markdown_extensions: [pymdownx.snippets, attr_list]\n"
INCLUDE = '# Page\n\n--8<-- "part.md"\n'


@pytest.mark.parametrize(
    ("part", "places"),
    [
        ("See [x](gone.md).\n", ["part.md:1:5 2"]),
        ("See [x](#gone).\n", ["part.md:1:5 2"]),
        ("#### Jump\n", ["part.md:1:1 2"]),
        ("See [here](https://x.example/).\n\nAnd [here](https://x.example/).\n", ["part.md:1:5 2", "part.md:3:5 2"]),
    ],
    ids=["link", "anchor", "heading", "two places"],
)
def test_defect_in_a_file_that_two_pages_include_is_one_finding(part: str, places: list[str]) -> None:
    files = {"mkdocs.yml": SNIPPETS, "part.md": part, "docs/a.md": INCLUDE, "docs/b/c.md": INCLUDE}
    report = lint_files(files, select=("links", "heading-jump"))
    assert [f"{each.location} {len(each.places)}" for each in report.findings] == places
    assert {place.page for each in report.findings for place in each.places} == {"a.md", "b/c.md"}


def test_defect_on_a_page_that_another_page_includes_is_one_finding() -> None:
    files = {"mkdocs.yml": SNIPPETS, "docs/a.md": "# A\n\n#### Jump\n", "docs/b.md": '# B\n\n--8<-- "docs/a.md"\n'}
    (found,) = lint_files(files, select=("heading-jump",)).findings
    assert [place.page for place in found.places] == ["a.md", "b.md"]


def test_comment_on_one_of_the_including_pages_allows_only_that_page() -> None:
    allowed = f"<!-- doc-lint: allow heading-jump -- why not -->\n\n{INCLUDE}"
    files = {"mkdocs.yml": SNIPPETS, "part.md": "#### Jump\n", "docs/a.md": allowed, "docs/b.md": INCLUDE}
    (found,) = lint_files(files, select=("heading-jump",)).findings
    assert [place.page for place in found.places] == ["b.md"]


def test_finding_stays_until_its_last_place_is_allowed() -> None:
    files = dict(LINKS)
    for left in (2, 1):
        path = list(LINKS)[2 - left]
        files[path] = files[path].replace("\n\n", "\n\n<!-- doc-lint: allow broken-link -- soon -->\n")
    report = lint_files(dict(list(files.items())[:3]), select=("broken-link", "suppressions"))
    assert shown(report, "broken-link") == ["docs/p02.md:3:5 1"]
    assert report.allowed == 2


def test_allowing_the_entry_of_the_nav_leaves_the_links() -> None:
    config = """\
        nav: [p00.md, gone.md]
        plugins:
          - doc-lint:
              allow: [{rule: nav-entry-without-page, pages: [mkdocs.yml], reason: soon}]
        """
    report = lint_files({"mkdocs.yml": config, **LINKS}, select=("nav-entry-without-page", "broken-link"))
    assert shown(report, "broken-link") == ["docs/p00.md:3:5 60"]


def test_baseline_accepts_places_and_reports_only_new_ones() -> None:
    with loaded(LINKS) as site:
        accepted = baseline.count(each_place(lint(site.site).findings))
    entries, _ = baseline.update((), accepted, (), "")
    assert len([each for each in entries if each.rule == "broken-link"]) == PAGES
    new = {**LINKS, "docs/new.md": "# New\n\n[x](gone.md)\n", "doc-lint.json": baseline.write(entries)}
    report = lint_files({"mkdocs.yml": "plugins: [{doc-lint: {baseline: doc-lint.json}}]\n", **new})
    assert shown(report, "broken-link") == ["docs/new.md:3:1 1"]


def test_fingerprint_of_a_cause_is_the_same_as_long_as_a_place_is_left() -> None:
    before = lint_files(LINKS, select=("broken-link",))
    after = lint_files({"docs/p07.md": "Text.\n\n" + LINKS["docs/p07.md"]}, select=("broken-link",))
    assert before.fingerprints() == after.fingerprints()


def test_most_severe_place_comes_first() -> None:
    def place(name: str, severity: str) -> Finding:
        return Finding(location=Location(name), message=name, cause=("x",), severity=severity)  # type: ignore[arg-type]

    (found,) = by_cause([place("a.md", "info"), place("b.md", "error"), place("c.md", "warning")])
    assert [each.message for each in found.places] == ["b.md", "c.md", "a.md"]
    assert by_cause([found]) == (found,)


def test_report_by_place_has_one_finding_for_each_place() -> None:
    report = by_place(lint_files(LINKS, select=("broken-link",)))
    assert [len(each.places) for each in report.findings] == [1] * PAGES
    assert len(set(report.fingerprints())) == PAGES


def test_rule_of_another_package_can_name_a_cause() -> None:
    @rule()
    def shouting(site: Site) -> Iterator[Finding]:
        """Summary."""
        for page in site.pages:
            yield Finding(page=page.path, location=page.location, message="AH", cause=("shouting",))

    report = lint(read_site(LINKS), rules=[shouting])
    assert [len(each.places) for each in report.findings] == [PAGES]
