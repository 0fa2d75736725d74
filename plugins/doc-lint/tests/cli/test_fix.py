"""`doc-lint check --fix` and `--diff`, run in process."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_lint import rules
from doc_lint.cli.main import main
from doc_lint.testing import Files, loaded, write_files
from tests.conftest import git

SITE: Files = {
    "mkdocs.yml": "site_name: X\nsite_url: https://x.example/\n",
    "docs/index.md": "# Home\n\n[a](guides/a/#part) [b](Guides/b.md) [c](/guides/a/)\n[gone](gone.md)\n",
    "docs/guides/a.md": b"# A\r\n\r\n## Part\r\n\r\n[home](/)\r\n",
    "docs/guides/b.md": "# B\n\n[r][home] [Home]\n\n[home]: ../a/\n\n"
    "<a href='/guides/a/'>a</a>\n<img alt='' src='../x.svg'>\n",
    "docs/x.svg": "<svg/>",
}
FIXED = {
    "docs/index.md": b"# Home\n\n[a](guides/a.md#part) [b](guides/b.md) [c](guides/a.md)\n[gone](gone.md)\n",
    "docs/guides/a.md": b"# A\r\n\r\n## Part\r\n\r\n[home](../index.md)\r\n",
    "docs/guides/b.md": b"# B\n\n[r][home] [Home]\n\n[home]: a.md\n\n"
    b"<a href='../a/'>a</a>\n<img alt='' src='../../x.svg'>\n",
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
    assert output.err.endswith("doc-lint: fixed 7 findings in 3 files\n")
    assert {path: (site / path).read_bytes() for path in FIXED} == FIXED
    assert "gone.md" in output.out
    assert "directory-link" not in output.out
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
        "docs/guides/b.md": "# B\n\n[b](a.md) <a href='../a/'>x</a> [r]\n\n[r]: a.md\n",
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
    capsys.readouterr()
    main([*options[:-1], "sarif"])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"][:1]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "guides/newer.md#part"}
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


def test_links_of_a_page_that_moved_lead_where_they_led(site: Path) -> None:
    text = "---\nnext_steps: [c.md]\n---\n# Old\n\n[c](c.md#c) [r] ![i](i.svg 'I')\n\n[r]: c.md\n\n"
    text += "<a href='../c/#c'>c</a>\n" + "".join(f"Line {number}.\n" for number in range(20))
    before: Files = {
        "mkdocs.yml": "plugins: [literate-nav]\n",
        "docs/SUMMARY.md": "* [Home](index.md)\n* [C](c.md)\n* Part\n    * [Old](./old.md)\n",
        "docs/index.md": "# Home\n\nText.\n",
        "docs/old.md": text,
        "docs/c.md": "# C\n\nText.\n",
        "docs/i.svg": "<svg><title>Something to recognize</title></svg>",
    }
    write_files(site, before)
    git(site, "init", "--quiet")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "-m", "first")
    git(site, "mv", "docs/old.md", "docs/guides/new.md")
    git(site, "mv", "docs/i.svg", "docs/guides/j.svg")
    options = ["check", "--no-plugins", "--ignore", "reachability", "--output", "concise"]
    main([*options, "--fix"])
    assert (site / "docs/SUMMARY.md").read_text() == before["docs/SUMMARY.md"].replace("old.md", "guides/new.md")  # type: ignore[arg-type]
    assert (site / "docs/guides/new.md").read_text() == (
        text.replace("[c.md", "[../c.md")
        .replace("(c.md", "(../c.md")
        .replace(": c.md", ": ../c.md")
        .replace("'../c/", "'../../c/")
        .replace("(i.svg", "(j.svg")
    )


def test_entries_of_nav_files_follow_renames(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(
        site,
        {
            "mkdocs.yml": "site_name: X\nplugins: [awesome-nav]\n",
            "docs/.nav.yml": "nav:\n- guides\n- index.md\n- gone.md\n",
            "docs/guides/.nav.yml": "nav:\n- a.md\n- old.md  # x\n- New: ./c.md\n- d.md\n",
            "docs/guides/old.md": "# Old\n\nA page that nobody confuses with another one.\n",
            "docs/guides/c.md": "# C\n\nThe sea is deep, and the ship is small.\n",
            "docs/guides/d.md": "# D\n\nWhoever reads this has found the last one.\n",
        },
    )
    git(site, "init", "--quiet")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "-m", "first")
    git(site, "mv", "docs/guides/old.md", "docs/guides/new.md")
    git(site, "mv", "docs/guides/c.md", "docs/guides/e.md")
    git(site, "mv", "docs/guides/d.md", "docs/d.md")
    main(["check", "--output", "concise", "--no-cache", "--select", "nav-entry-without-page", "--fix"])
    assert [line.partition(": error")[0] for line in capsys.readouterr().out.splitlines()] == [
        "docs/.nav.yml:4:1",
        "docs/guides/.nav.yml:5:1",  # its page left the folder
    ]
    expected = "nav:\n- a.md\n- new.md  # x\n- New: ./e.md\n- d.md\n"
    assert (site / "docs/guides/.nav.yml").read_text() == expected


NAV = """\
site_url: https://x.example/
nav:
- Home: index.md
- Guides:
  - guides/index.md
  - B: guides/b.md
  # the first one
  - A: {entry}  # x
plugins:
- redirects: {{redirect_maps: {{old.md: guides/a.md}}}}
- doc-lint: {{rules: {{section-order-mismatch: {{landings: true}}}}}}
"""
SORTED = NAV.replace("  - B: guides/b.md\n", "").replace("# x\n", "# x\n  - B: guides/b.md\n")
PARTS = {
    "nav-entry-without-page": ("old.md", "guides/a.md"),
    "absolute-link": ("[x](/guides/a/)", "[x](guides/a.md)"),
    "directory-link": ("[x](guides/a/#part)", "[x](guides/a.md#part)"),
    "wrong-case-link": ("[x](Guides/a.md 'x')", "[x](guides/a.md 'x')"),
    "broken-anchor": ("[x](guides/a.md#Part)", "[x](guides/a.md#part)"),
    "broken-link": (
        "[x](<old.md>) <a href='Guides/A/#x'>x</a>\n\n[old.md][] [y][Old.md]\n\n[old.md]: old.md 'x'",
        "[x](<guides/a.md>) <a href='guides/a/#x'>x</a>\n\n[old.md][] [y][Old.md]\n\n[old.md]: guides/a.md 'x'",
    ),
    "missing-image": ("![x](X.svg) <img alt='X.svg' src=X.svg>", "![x](x.svg) <img alt='X.svg' src=x.svg>"),
    "raw-html-link": ('<a class="x.md" href="guides/a.md#part">x</a>', '<a class="x.md" href="guides/a/#part">x</a>'),
    "unused-suppression": ("x <!-- doc-lint: allow heading-jump -- x -->", "x"),
    "heading-jump": ("## x\n\n#### x", "## x\n\n### x"),
}
"""What is wrong, and after its fix, by the rule that finds it."""
NEXT = ("---\nnext_steps: [old.md]\n---\n# Home\n", "---\nnext_steps: [guides/a.md]\n---\n# Home\n")


def test_every_rule_with_fixes_has_a_part() -> None:
    folder = Path(rules.__file__).parent
    found = {path.stem.replace("_", "-") for path in folder.glob("*/*.py") if "edits=" in path.read_text()}
    assert found == {*PARTS, "broken-next-step", "section-order-mismatch"}


@settings(max_examples=10)
@given(
    st.lists(st.sampled_from(sorted({*PARTS} - {"nav-entry-without-page"})), unique=True),
    st.lists(
        st.text(alphabet="aé\U0001f600 \t.,`*_|&()[]<>\\", max_size=12).filter(lambda text: "```" not in text),
        min_size=10,
        max_size=10,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_fixes_change_nothing_else(names: list[str], texts: list[str], newline: str) -> None:
    def site(side: int) -> Files:
        parts = [
            NEXT[side],
            *(part for name, text in zip(names, texts, strict=False) for part in (text, PARTS[name][side])),
        ]
        files = {
            "mkdocs.yml": (NAV, SORTED)[side].format(entry=PARTS["nav-entry-without-page"][side]),
            "docs/index.md": "\n\n".join([*parts, "x"]),
            "docs/guides/index.md": "# Guides\n\n[A](a.md) [B](b.md)",
            "docs/guides/a.md": "# A\n\n## Part\n\nx\n",
            "docs/guides/b.md": "# B\n\nx\n",
            "docs/x.svg": "<svg/>",
        }
        return {path: text.replace("\n", newline).encode() for path, text in files.items()}

    selected = ",".join([*PARTS, "broken-next-step", "section-order-mismatch"])
    with loaded(site(0)):
        for _ in range(2):
            main(["check", "--no-plugins", "--no-cache", "--fix", "--select", selected, "--output", "concise"])
            assert {path: Path(path).read_bytes() for path in site(1)} == site(1)
