"""The baseline, written by `doc-lint baseline` and read by `check` and by the build."""

import json
from pathlib import Path

import pytest

from doc_lint.cli.baseline import write
from doc_lint.cli.load import Place
from doc_lint.testing import write_files
from tests.conftest import Make, Project

JUMP = "# {}\n\nText.\n\n#### Jump\n\nText.\n"
FILES = {
    "mkdocs.yml": "plugins: [{doc-lint: {baseline: accepted.json, select: [heading-jump, empty-page, suppressions]}}]"
    "\n",
    "docs/index.md": JUMP.format("Home"),
    "docs/a.md": JUMP.format("A"),
}


@pytest.fixture
def site(project: Make) -> Project:
    made = project(FILES)
    assert made.run("doc_lint", "baseline", "accepted.json").output == ("doc-lint: accepted.json accepts 2 findings\n")
    return made


def pages(site: Project) -> dict[str, str]:
    document = json.loads((site.root / "accepted.json").read_text())
    return {entry["page"]: entry.get("reason", "") for entry in document["findings"]}


def test_check_and_build_accept_the_findings_in_the_baseline(site: Project) -> None:
    for outcome in (site.check(), site.check("--no-plugins"), site.build("--strict")):
        assert outcome.code == 0, outcome.output
        assert "no findings, 2 in the baseline" in outcome.output


def test_new_findings_fail(site: Project) -> None:
    site.write({"docs/b.md": JUMP.format("B")})
    for outcome in (site.check(), site.build("--strict")):
        assert outcome.code == 1
        assert "docs/b.md:5:1: " in outcome.output
        assert "docs/a.md" not in outcome.output


def test_fixed_findings_must_leave_the_baseline(site: Project) -> None:
    site.write({"docs/a.md": "# A\n\nText.\n"})
    outcome = site.check()
    assert outcome.code == 1
    assert (
        "accepted.json:4:1: warning: the baseline accepts 1 of `heading-jump` on `a.md`, but 0 are left"
        in outcome.output
    )
    assert "hint: update the baseline: doc-lint baseline accepted.json" in outcome.output
    shrunk = site.run("doc_lint", "baseline", "accepted.json")
    assert shrunk.output == "doc-lint: accepted.json accepts 1 finding, 1 fewer than before\n"
    assert site.check().code == 0


def test_baseline_grows_only_with_a_reason(site: Project) -> None:
    before = (site.root / "accepted.json").read_bytes()
    site.write({"docs/b.md": JUMP.format("B")})
    refused = site.run("doc_lint", "baseline", "accepted.json")
    assert refused.code == 1
    assert "accepted.json may only shrink, but 1 finding is not in it:\n  docs/b.md:5:1: " in refused.output
    assert "[heading-jump]\nfix them, or accept them with --reason and the reason\n" in refused.output
    assert (site.root / "accepted.json").read_bytes() == before
    grown = site.run("doc_lint", "baseline", "accepted.json", "--reason", "moved in from the wiki")
    assert grown.output == "doc-lint: accepted.json accepts 3 findings, 1 more than before\n"
    assert pages(site) == {"index.md": "", "a.md": "", "b.md": "moved in from the wiki"}
    assert site.check().code == 0


def test_baseline_option_replaces_the_site_s_baseline(site: Project) -> None:
    (site.root / "other.json").write_text('{"version": 2, "findings": []}\n')
    outcome = site.check("--baseline", "other.json")
    assert outcome.code == 1
    assert "docs/a.md:5:1: " in outcome.output


def test_findings_about_suppressions_are_not_accepted(site: Project) -> None:
    site.write({"docs/a.md": "# A\n\n<!-- doc-lint: allow empty-page -->\n#### Jump\n\nText.\n"})
    assert site.run("doc_lint", "baseline", "accepted.json").code == 0
    assert "suppression-without-reason" in site.check().output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "no such file; write the baseline first: doc-lint baseline "),
        ("{", "input data was truncated"),
        ('{"version": 2}', "object missing required field `findings`"),
        ('{"version": 1, "findings": []}', "this baseline is in an old format"),
    ],
)
def test_missing_or_broken_baseline_is_an_error(site: Project, text: str | None, message: str) -> None:
    path = site.root / "accepted.json"
    path.unlink() if text is None else path.write_text(text)
    for outcome, code in ((site.check(), 2), (site.check("--baseline", "accepted.json"), 2), (site.build(), 1)):
        assert outcome.code == code
        assert "accepted.json: " in outcome.output
        assert message in outcome.output
        assert "Traceback" not in outcome.output


def test_findings_show_the_path_of_a_baseline_in_another_folder(site: Project, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (site.root / "accepted.json").rename(tmp_path / "lists/base.json")
    site.write({"docs/a.md": "# A\n\nText.\n"})
    assert "lists/base.json:4:1: warning: " in site.check("--baseline", "lists/base.json").output


ENTRY = '{{"rule": "broken-link", "page": "{page}", "key": ["{key}"], "count": {count}}}'


@pytest.mark.parametrize(("plugin", "kept"), [("gen-files, ", {"index.md": 2}), ("", {"index.md": 1})])
def test_entries_of_pages_that_only_a_build_can_judge_are_kept(
    tmp_path: Path, plugin: str, kept: dict[str, int]
) -> None:
    """Without its plugin, gen-files may generate made.md, but index.md has no second link to it."""
    entries = [ENTRY.format(page="index.md", key="made.md", count=2), ENTRY.format(page="a.md", key="old.md", count=1)]
    files = {
        "mkdocs.yml": f"plugins: [{plugin}search]\n",
        "base.json": f'{{"version": 2, "findings": [{", ".join(entries)}]}}',
        "docs/index.md": "# Home\n\n[made](made.md)\n",
        "docs/a.md": "# A\n\nText.\n",
    }
    write_files(tmp_path, files)
    write(tmp_path / "base.json", Place(tmp_path / "mkdocs.yml"), "", plugins=False)
    document = json.loads((tmp_path / "base.json").read_text())
    links = [entry for entry in document["findings"] if entry["rule"] == "broken-link"]
    assert {entry["page"]: entry["count"] for entry in links} == kept
