"""`doc-lint check --since`, in real repositories."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Make, Outcome, Project, git

FILES = {
    "mkdocs.yml": "plugins: [{doc-lint: {select: [links, heading-jump]}}]\n",
    "docs/index.md": "# Home\n\n[a](a.md) [b](b.md) [old](gone.md)\n",
    "docs/a.md": "# A\n\n[b](b.md#part)\n",
    "docs/b.md": "# B\n\n## Part\n\nText.\n",
}


@pytest.fixture
def site(project: Make) -> Project:
    made = project(FILES)
    git(made.root, "init", "--quiet")
    git(made.root, "add", ".")
    git(made.root, "commit", "--quiet", "-m", "first")
    return made


def found(outcome: Outcome) -> list[str]:
    rows = (row.split(": ")[0] for row in outcome.output.splitlines() if not row.startswith(" "))
    return [row.rsplit(":", 1)[0] for row in rows if ".md:" in row]


def test_no_findings_without_changes(site: Project) -> None:
    assert found(site.check()) == ["docs/index.md:3"]
    outcome = site.check("--since", "HEAD")
    assert (outcome.code, found(outcome)) == (0, [])


def test_new_findings_are_reported_even_in_unchanged_pages(site: Project) -> None:
    site.write({"docs/b.md": "New.\n\n# B\n\nText.\n\n[x](new.md)\n", "docs/index.md": "\n\n" + FILES["docs/index.md"]})
    git(site.root, "commit", "--quiet", "-am", "second")
    outcome = site.check("--since", "HEAD~1")
    assert outcome.code == 1
    # `docs/a.md` did not change; the old defect of `docs/index.md` moved and is not new.
    assert found(outcome) == ["docs/a.md:3", "docs/b.md:7"]
    assert found(site.check("--since", "HEAD~1", "docs/b.md")) == ["docs/b.md:7"]
    assert found(site.check("--since", "HEAD~1", "--select", "broken-anchor")) == ["docs/a.md:3"]


def test_uncommitted_changes_and_new_files_count(site: Project) -> None:
    (site.root / "docs/b.md").unlink()
    site.write({"docs/new.md": "# New\n\n#### Jump\n\nText.\n"})
    outcome = site.check("--since", "HEAD")
    assert found(outcome) == ["docs/a.md:3", "docs/new.md:3"]
    assert "\n  also at docs/index.md:3:11\n" in outcome.output  # the other link to the page that was deleted


def test_new_link_to_an_old_missing_page_is_the_only_place(site: Project) -> None:
    site.write({"docs/b.md": "# B\n\n## Part\n\nText. [old](gone.md)\n"})
    outcome = site.check("--since", "HEAD")
    assert found(outcome) == ["docs/b.md:5"]
    assert "also at" not in outcome.output


def test_site_in_a_subfolder_of_the_repository_checked_from_another_folder(project: Make, tmp_path: Path) -> None:
    files = {f"sub/{path}": text for path, text in FILES.items()}
    site = project({**files, "sub/mkdocs.yml": FILES["mkdocs.yml"] + "site_name: X\ntheme: mkdocs\n"})
    git(site.root, "init", "--quiet")
    git(site.root, "add", ".")
    git(site.root, "commit", "--quiet", "-m", "first")
    site.write({"sub/docs/a.md": "# A\n\n[x](new.md)\n"})
    assert found(site.check("-f", "sub/mkdocs.yml", "--since", "HEAD")) == ["sub/docs/a.md:3"]
    command = [sys.executable, "-m", "doc_lint", "check", "-f", "../mkdocs.yml", "--since", "HEAD"]
    done = subprocess.run(command, cwd=site.root / "sub/docs", capture_output=True, text=True, check=False)
    assert found(Outcome(done.returncode, done.stdout)) == ["a.md:3"]


def test_plain_folder(site: Project) -> None:
    git(site.root, "rm", "--quiet", "mkdocs.yml")
    git(site.root, "commit", "--quiet", "-m", "plain")
    site.write({"docs/a.md": "# A\n\n[x](new.md)\n"})
    assert found(site.check("docs", "--since", "HEAD", "--select", "links")) == ["docs/a.md:3"]


def test_all_findings_are_new_if_the_site_did_not_exist(project: Make) -> None:
    site = project(FILES)
    git(site.root, "init", "--quiet")
    git(site.root, "commit", "--quiet", "--allow-empty", "-m", "nothing yet")
    assert found(site.check("--since", "HEAD")) == ["docs/index.md:3"]


def test_the_repository_is_not_changed(site: Project) -> None:
    before = subprocess.run(["git", "status", "--porcelain"], cwd=site.root, capture_output=True, check=True).stdout
    site.check("--since", "HEAD")
    after = subprocess.run(["git", "status", "--porcelain"], cwd=site.root, capture_output=True, check=True).stdout
    assert before == after == b""


def test_unreadable_revision_is_explained(site: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outcome = site.check("--since", "no-such-branch")
    assert (outcome.code, outcome.output) == (
        2,
        f"doc-lint: --since: `no-such-branch` is not a revision of {site.root}, "
        "or a version that mike deployed from one\n",
    )
    assert site.check("--since", "--output=x").code == 2
    site.write({"mkdocs.yml": "nav: [\n"})
    git(site.root, "commit", "--quiet", "-am", "broken")
    site.write({"mkdocs.yml": FILES["mkdocs.yml"] + "site_name: X\ntheme: mkdocs\n"})
    outcome = site.check("--since", "HEAD")
    assert outcome.code == 2
    assert "the site at HEAD cannot be read: mkdocs.yml:2: " in outcome.output


def test_error_outside_a_repository(project: Make) -> None:
    outcome = project(FILES).check("--since", "HEAD")
    assert outcome.code == 2
    assert "doc-lint: --since: fatal: not a git repository" in outcome.output
