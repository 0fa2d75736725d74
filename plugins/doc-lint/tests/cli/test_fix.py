"""`doc-lint check --fix` and `--diff`, run in process."""

import subprocess
from pathlib import Path

import pytest

from doc_lint.cli.main import main
from doc_lint.testing import Files, write_files
from tests.conftest import git

SITE: Files = {
    "mkdocs.yml": "site_name: X\nsite_url: https://x.example/\n",
    "docs/index.md": "# Home\n\n[a](guides/a/#part) [b](Guides/b.md) [c](/guides/a/)\n[gone](gone.md)\n",
    "docs/guides/a.md": b"# A\r\n\r\n## Part\r\n\r\n[home](/)\r\n",
    "docs/guides/b.md": "# B\n\n[r][home]\n\n[home]: ../a/\n",
}
FIXED = {
    "docs/index.md": b"# Home\n\n[a](guides/a.md#part) [b](guides/b.md) [c](guides/a.md)\n[gone](gone.md)\n",
    "docs/guides/a.md": b"# A\r\n\r\n## Part\r\n\r\n[home](../index.md)\r\n",
    "docs/guides/b.md": b"# B\n\n[r][home]\n\n[home]: ../a/\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*options: str) -> int:
    return main(["check", "--no-plugins", "--select", "links", "--output", "concise", *options])


def test_certain_fixes_are_made_and_the_rest_is_reported(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--fix") == 1
    output = capsys.readouterr()
    assert output.err.endswith("doc-lint: fixed 4 findings in 2 files\n")
    assert {path: (site / path).read_bytes() for path in FIXED} == FIXED
    assert "gone.md" in output.out
    assert "directory-link" in output.out  # the definition of a reference is left to a person
    assert "absolute-link" not in output.out


def test_a_second_run_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--fix")
    capsys.readouterr()
    run("--fix")
    assert "doc-lint: no finding has a fix" in capsys.readouterr().err
    assert {path: (site / path).read_bytes() for path in FIXED} == FIXED


JUMPS = "# A\n\n#### B\n\n##### C\n\n#### D\n\n## E\n\n#### F ####\n\n    #### code\n"
LEVELS = "# A\n\n## B\n\n### C\n\n## D\n\n## E\n\n### F ####\n\n    #### code\n"


def test_levels_of_headings_are_changed_only_if_the_rule_is_selected(site: Path) -> None:
    (site / "docs/index.md").write_text(JUMPS)
    main(["check", "--no-plugins", "--fix"])
    assert (site / "docs/index.md").read_text() == JUMPS
    assert main(["check", "--no-plugins", "--fix", "--select", "heading-jump"]) == 0
    assert (site / "docs/index.md").read_text() == LEVELS


def test_diff_is_a_patch_and_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--diff") == 1
    patch = capsys.readouterr().out
    assert (site / "docs/guides/a.md").read_bytes() == SITE["docs/guides/a.md"]
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    assert {path: (site / path).read_bytes() for path in FIXED} == FIXED
    assert run("--diff") == 0
    assert capsys.readouterr().out == ""


def test_only_findings_of_the_given_paths_are_fixed(site: Path) -> None:
    run("--fix", "docs/guides")
    assert (site / "docs/index.md").read_text() == SITE["docs/index.md"]
    assert (site / "docs/guides/a.md").read_bytes() == FIXED["docs/guides/a.md"]


def test_suppressed_findings_are_not_fixed(site: Path) -> None:
    allowed = "# B\n\n<!-- doc-lint: allow directory-link - the URL is the subject -->\n[x](../)\n"
    write_files(site, {"docs/guides/b.md": allowed})
    run("--fix")
    assert (site / "docs/guides/b.md").read_text() == allowed


def test_links_to_a_page_that_moved_follow_its_redirect(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "site_name: X\nplugins:\n- redirects: {redirect_maps: {old.md: guides/a.md, 'b.md': old.md}}\nnav:\n"
    before = {
        "mkdocs.yml": f"{config}- index.md\n- Old: old.md # x\n- guides/b.md\n",
        "docs/index.md": "---\nnext_steps:\n- page: b.md\n  text: b.md\n- old.md#part\n---\n# Home\n\n"
        '[é](old.md#part "A") `old.md`\n',
        "docs/guides/b.md": "# B\n\n[b](../b.md) <a href='../old.md'>x</a> [r]\n\n[r]: ../old.md\n",
    }
    after = {
        "mkdocs.yml": f"{config}- index.md\n- Old: guides/a.md # x\n- guides/b.md\n",
        "docs/index.md": before["docs/index.md"]
        .replace("- old.md", "- guides/a.md")
        .replace("(old.md", "(guides/a.md"),
        "docs/guides/b.md": before["docs/guides/b.md"].replace("(../b.md", "(a.md"),
    }
    write_files(site, before)
    for _ in range(2):
        main(["check", "--no-plugins", "--output", "concise", "--fix"])
        assert {path: (site / path).read_text() for path in after} == after
    output = capsys.readouterr()
    assert "doc-lint: no finding has a fix" in output.err
    assert "the page is now `guides/a.md`" not in output.out  # only the message, not the hint, is in this format


def test_links_follow_renames_that_git_knows(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# Old page\n\n" + "\n".join(f"Line {number}." for number in range(20))
    links = "# Home\n\n[a](old.md#part) [b](never.md)\n"
    write_files(site, {"docs/index.md": links, "docs/old.md": text, "docs/guides/a.md": "# A\n"})
    git(site, "init", "--quiet")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "-m", "first")
    git(site, "mv", "docs/old.md", "docs/new.md")
    git(site, "commit", "--quiet", "-m", "renamed")
    git(site, "mv", "docs/new.md", "docs/guides/newer.md")
    options = ("check", "--no-plugins", "--select", "broken-link", "--output", "concise")
    assert main([*options]) == 1
    assert main([*options, "--fix"]) == 1
    assert (site / "docs/index.md").read_text() == "# Home\n\n[a](guides/newer.md#part) [b](never.md)\n"
    assert "never.md" in capsys.readouterr().out


def test_suppressions_that_are_not_used_go(site: Path) -> None:
    text = (
        "# B\n\n<!-- doc-lint: allow heading-jump -- old -->\n## C\n\n"
        "[x](gone.md) <!-- doc-lint: allow absolute-link, broken-link, wrong-case-link -- soon -->\n\n"
        "Text. <!-- doc-lint: allow absolute-link, broken-link -- old -->\n"
    )
    write_files(site, {"docs/guides/b.md": text})
    for _ in range(2):
        main(["check", "--no-plugins", "--output", "concise", "--fix"])
        assert (site / "docs/guides/b.md").read_text() == (
            "# B\n\n## C\n\n[x](gone.md) <!-- doc-lint: allow broken-link -- soon -->\n\nText.\n"
        )
