"""Former names of rules and options work, with a warning, wherever a name can be used."""

from pathlib import Path

import pytest

from doc_lint import OptionError, lint, read_options, renames
from doc_lint.cli.main import main
from doc_lint.testing import lint_files, loaded, write_files

CONFIG = """\
site_name: X
nav: [index.md, {A: [{B: [a/b/c.md]}]}]
plugins:
  - doc-lint:
      enable: [too-deep]
      ignore: [too-deep-inside]
      rules:
        too-deep: {depth: 1}
"""
FILES = {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n", "docs/a/b/c.md": "# C\n\nText.\n"}
FOUND = "mkdocs.yml:2:1: `a/b/c.md` is 2 sections deep (A > B); the limit is 1"


@pytest.fixture(autouse=True)
def former_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rename two rules, an option of a rule and one of doc-lint."""
    monkeypatch.setitem(renames.RULES, "too-deep", "nav-too-deep")
    monkeypatch.setitem(renames.RULES, "too-deep-inside", "heading-jump")
    monkeypatch.setitem(renames.OPTIONS, ("nav-too-deep", "depth"), "max_depth")
    monkeypatch.setitem(renames.OPTIONS, ("", "enable"), "select")


def test_former_names_in_the_configuration_work_and_are_reported_at_their_lines() -> None:
    report = lint_files(FILES)
    assert [str(finding.location) for finding in report.findings] == ["mkdocs.yml:2:1"]
    assert [str(each).partition(";")[0] for each in report.renamed] == [
        "mkdocs.yml:5:1: `enable` is now named `select`",
        "mkdocs.yml:5:1: `too-deep` is now named `nav-too-deep`",
        "mkdocs.yml:6:1: `too-deep-inside` is now named `heading-jump`",
        "mkdocs.yml:8:1: `too-deep` is now named `nav-too-deep`",
        "mkdocs.yml:8:1: `depth` is now named `max_depth`",
    ]


def test_former_names_in_an_option_file_work_and_are_reported_at_their_lines() -> None:
    files = {**FILES, "mkdocs.yml": CONFIG.partition("plugins:")[0]}
    report = lint_files({**files, "doc-lint.toml": 'enable = ["too-deep"]\n\n[rules.too-deep]\ndepth = 1\n'})
    assert [str(finding.location) for finding in report.findings] == ["mkdocs.yml:2:1"]
    assert [(str(each.place), each.former) for each in report.renamed] == [
        ("doc-lint.toml:1:1", "enable"),
        ("doc-lint.toml:1:1", "too-deep"),
        ("doc-lint.toml:3:1", "too-deep"),
        ("doc-lint.toml:4:1", "depth"),
    ]


def test_former_name_in_an_exception_works() -> None:
    config = "plugins: [{doc-lint: {allow: [{rule: too-deep-inside, pages: [index.md], reason: no time}]}}]\n"
    page = "# Home\n\n#### Jump\n"
    report = lint_files({"mkdocs.yml": config, "docs/index.md": page}, select=("heading-jump", "suppressions"))
    assert report.findings == ()
    assert report.allowed == 1
    assert [each.former for each in report.renamed] == ["too-deep-inside"]
    comment = "<!-- doc-lint: allow too-deep-inside -- no time -->\n\n"
    report = lint_files({"docs/index.md": comment + page}, select=("heading-jump", "suppressions"))
    assert report.findings == ()
    assert [str(each.place) for each in report.renamed] == ["docs/index.md:1:1"]


def test_former_name_in_a_baseline_works_and_is_replaced_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(tmp_path, {**FILES, "mkdocs.yml": CONFIG.replace("enable: [too-deep]", "baseline: base.json")})
    monkeypatch.chdir(tmp_path)
    assert main(["baseline", "base.json", "--no-plugins"]) == 0
    text = Path("base.json").read_text()
    Path("base.json").write_text(text.replace("nav-too-deep", "too-deep"))
    main(["check", "--no-plugins", "--no-cache", "--select", "nav-too-deep,suppressions"])
    captured = capsys.readouterr()
    assert "1 in the baseline" in captured.out
    assert "base.json:5:1: `too-deep` is now named `nav-too-deep`" in captured.err
    assert main(["baseline", "base.json", "--no-plugins"]) == 0
    assert Path("base.json").read_text() == text


@pytest.mark.parametrize("argument", ["--select=too-deep", "--ignore=too-deep", "--severity=too-deep=info"])
def test_former_name_on_the_command_line_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argument: str
) -> None:
    write_files(tmp_path, {**FILES, "mkdocs.yml": "site_name: X\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--no-plugins", "--no-cache", argument]) in (0, 1)
    option = argument.partition("=")[0]
    assert f"doc-lint: {option}: `too-deep` is now named `nav-too-deep`" in capsys.readouterr().err


def test_former_name_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "too-deep"]) == 0
    assert capsys.readouterr().out.startswith("# nav-too-deep\n")


def test_setting_both_names_is_an_error() -> None:
    with pytest.raises(OptionError, match="unknown rule"):
        read_options({"rules": {"too-deep": None, "nav-too-deep": None}})


def test_site_without_former_names_has_no_warnings() -> None:
    with loaded({**FILES, "mkdocs.yml": "site_name: X\n"}) as found:
        assert lint(found.site, found.options).renamed == ()
